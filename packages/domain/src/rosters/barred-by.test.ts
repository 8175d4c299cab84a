import { planFacts, planPerson, planShift } from '@linli/test/support/plan-facts';
import { describe, expect, it } from 'vitest';
import { barredBy } from './barred-by.ts';
import type { PlanPerson, PlanShift } from './facts.ts';

const bars = (person: PlanPerson, shift: PlanShift) =>
  barredBy(planFacts({ people: [person], shifts: [shift] }), person, shift);
const short = planShift('short', { from: 480, minutes: 240 });
const dawn = planShift('dawn', { from: 60, minutes: 330 });

describe('who cannot have a shift, whatever else they get', () => {
  it('elders at night and for long, minors at night, and whose age nobody knows', () => {
    const elder = planPerson('e', { standing: { birthDate: '1950-01-01' } });
    expect(bars(elder, short)).toEqual([]);
    expect(bars(elder, planShift('long'))).toEqual(['elders-by-day']);
    expect(bars(elder, dawn)).toEqual(['elders-by-day']);
    expect(bars(planPerson('m', { standing: { birthDate: '2010-01-01' } }), dawn)).toEqual([
      'adults-at-night',
    ]);
    expect(bars(planPerson('u', { standing: { birthDate: null } }), dawn)).toEqual(['age-unknown']);
  });

  it('who is away, has no time, said no before, is not insured, or would guard their own door', () => {
    const away = [{ fromDay: '2026-11-23', untilDay: '2026-11-23' }];
    expect(bars(planPerson('a', { availability: { away } }), short)).toEqual(['away']);
    const patterns = [{ days: 'days-off' as const, from: '00:00', until: '00:00' }];
    expect(bars(planPerson('b', { availability: { patterns } }), short)).toEqual(['not-available']);
    expect(bars(planPerson('c', { refused: new Set(['short']) }), short)).toEqual(['not-available']);
    expect(bars(planPerson('d', { standing: { clearances: [] } }), short)).toEqual(['not-cleared']);
    const home = { buildingPath: 'a.b', availability: { notOwnBuilding: true } };
    expect(bars(planPerson('e', home), short)).toEqual(['own-building']);
    expect(bars(planPerson('f', { ...home, buildingPath: 'a.c' }), short)).toEqual([]);
  });

  it('does not look at what depends on other shifts or on places', () => {
    const held = [
      {
        claimId: 'x',
        shiftId: 'y',
        state: 'claimed' as const,
        day: short.facts.day,
        minutes: 240,
        ...spanOf(short),
      },
    ];
    expect(bars(planPerson('a', { standing: { held } }), short)).toEqual([]);
    const full = planShift('full', { people: 1, holders: [{ claimId: 'z', accountId: 'b', roles: [] }] });
    expect(bars(planPerson('a'), full)).toEqual([]);
  });

  it('is never outside for who stands elsewhere: it is none of theirs', () => {
    expect(bars(planPerson('a', { standing: { paths: ['z'] } }), short)).toContain('outside');
  });
});

const spanOf = ({ facts: { startsAt, endsAt } }: PlanShift) => ({ startsAt, endsAt });
