import type { DemandPattern, DemandShift } from '@linli/contracts/shifts/values';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shippedTemplates } from '../shipped-rules.ts';
import { checkPattern } from './check-pattern.ts';
import { expandDays } from './expand-day.ts';

const shift = (from: string, until: string, more: Partial<DemandShift> = {}): DemandShift => ({
  from,
  until,
  days: 'every',
  people: 2,
  roles: [],
  ...more,
});
const pattern = (...shifts: DemandShift[]): DemandPattern => ({ shifts, changeOverMinutes: 0 });

describe('a pattern is fine', () => {
  it('as it is shipped: four shifts that touch, over midnight', () => {
    expect(checkPattern(pattern(...shippedTemplates.map(({ from, until }) => shift(from, until))))).toEqual(
      [],
    );
  });

  it('with more people for a busy hour inside a shift, and with other times on days off', () => {
    expect(checkPattern(pattern(shift('06:30', '11:30'), shift('07:00', '09:00')))).toEqual([]);
    expect(
      checkPattern(
        pattern(shift('08:00', '12:00', { days: 'workdays' }), shift('09:00', '13:00', { days: 'days-off' })),
      ),
    ).toEqual([]);
  });
});

describe('a pattern is refused, by pointer', () => {
  it('where shifts cut into each other, also across midnight, or begin together', () => {
    const overlap = (other: number) => ({ code: 'overlaps', facts: { other } });
    expect(checkPattern(pattern(shift('06:30', '12:00'), shift('11:30', '17:30')))).toEqual([
      { pointer: '/shifts/1/from', ...overlap(1) },
    ]);
    expect(checkPattern(pattern(shift('06:30', '11:30'), shift('06:30', '09:00')))).toEqual([
      { pointer: '/shifts/1/from', ...overlap(1) },
    ]);
    expect(
      checkPattern(
        pattern(shift('00:30', '06:30', { days: 'days-off' }), shift('17:30', '01:00', { days: 'workdays' })),
      ),
    ).toEqual([{ pointer: '/shifts/1/from', ...overlap(1) }]);
  });

  it('where a role wants more people than the shift has, is named twice, or has a language it does not need', () => {
    const roles: DemandShift['roles'] = [
      { role: 'lead', people: 3, language: null },
      { role: 'lead', people: 1, language: 'en' },
      { role: 'interpreter', people: 1, language: 'en' },
      { role: 'interpreter', people: 1, language: 'ja' },
    ];
    expect(checkPattern(pattern(shift('06:30', '11:30', { roles })))).toEqual([
      { pointer: '/shifts/0/roles/0/people', code: 'too-big', facts: { most: 2 } },
      { pointer: '/shifts/0/roles/1/language', code: 'not-allowed-here' },
    ]);
    const twice = [roles[1], roles[1]].flatMap((role) => (role ? [{ ...role, language: null }] : []));
    expect(checkPattern(pattern(shift('06:30', '11:30', { roles: twice })))).toEqual([
      { pointer: '/shifts/0/roles/1/role', code: 'not-unique' },
    ]);
  });
});

describe('properties', () => {
  const pad = (n: number) => String(n).padStart(2, '0');
  const time = fc.integer({ min: 0, max: 47 }).map((n) => `${pad(Math.floor(n / 2))}:${pad((n % 2) * 30)}`);
  const days = fc.constantFrom('every' as const, 'workdays' as const, 'days-off' as const);
  const shifts = fc.array(
    fc
      .record({ from: time, until: time, days })
      .map(({ from, until, days: on }) => shift(from, until, { days: on })),
    { maxLength: 5 },
  );

  it('shifts of a pattern that passed never begin together nor cut into each other, whatever the week', () => {
    fc.assert(
      fc.property(shifts, fc.array(fc.boolean(), { minLength: 8, maxLength: 8 }), (list, works) => {
        fc.pre(checkPattern(pattern(...list)).length === 0);
        const calendar = new Map(works.map((work, i) => [`2026-11-${16 + i}`, work]));
        const planned = expandDays(
          '2026-11-16',
          '2026-11-23',
          { patterns: [{ fromDay: '2026-11-16', pattern: pattern(...list) }], exceptions: [] },
          {
            calendar: { zone: 'Asia/Shanghai', days: calendar },
            night: { nightFrom: '22:00', nightUntil: '06:00' },
          },
        );
        planned.forEach((a, i) => {
          for (const b of planned.slice(i + 1)) {
            expect(a.startsAt).not.toEqual(b.startsAt);
            const [one, two] = a.startsAt < b.startsAt ? [a, b] : [b, a];
            expect(two.startsAt >= one.endsAt || two.endsAt <= one.endsAt).toBe(true);
          }
        });
      }),
    );
  });
});
