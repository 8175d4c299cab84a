import type { DutyRole, ShiftReason } from '@linli/contracts/shifts/labels';
import { heldPlace, monday, shiftFacts, standing } from '@linli/test/support/shift-facts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { againstAsking, mayStand, rolesAt } from './may-stand.ts';
import { shippedRules } from './shipped-rules.ts';
import type { HeldPlace, ShiftFacts, Standing } from './standing.ts';
import { without, withPlace } from './standing.ts';

const rules = shippedRules;
// The Sunday before.
const now = new Date(monday.getTime() - 12 * 3_600_000);
const reasons = (person: Partial<Standing>, shift: ShiftFacts, by: Partial<typeof rules> = {}) =>
  mayStand(standing(person), shift, { ...rules, ...by }, now).map(({ reason }) => reason);
const holder = (accountId: string, ...roles: DutyRole[]) => ({ claimId: `c ${accountId}`, accountId, roles });
const trained = (...roles: DutyRole[]) => ({
  clearances: [{ communityPath: '1', insuredUntil: '2027-12-31', trained: roles }],
});
const lead = { role: 'lead' as const, people: 1, language: null };
const scanner = { role: 'scanner' as const, people: 1, language: null };

describe('mayStand', () => {
  it('nothing speaks against a cleared adult who has rested', () => {
    expect(reasons({}, shiftFacts(8, 5))).toEqual([]);
  });

  it.each<[ShiftReason, Partial<Standing>, ShiftFacts]>([
    ['started', {}, shiftFacts(-12, 5)],
    ['called-off', {}, shiftFacts(8, 5, { open: false })],
    ['on-it-already', { held: [{ ...heldPlace(8, 5), shiftId: 'shift 8' }] }, shiftFacts(8, 5)],
    ['outside-reach', { paths: ['2', '1.3'] }, shiftFacts(8, 5)],
    ['overlaps', { held: [heldPlace(12, 2)] }, shiftFacts(8, 5)],
    ['too-little-rest', { held: [heldPlace(-6, 5)] }, shiftFacts(8, 5)],
    ['too-many-hours-a-day', { held: [heldPlace(2, 6)] }, shiftFacts(8, 5)],
    ['elders-by-day', { birthDate: '1956-11-16' }, shiftFacts(8, 4, { nightMinutes: 1 })],
    ['elders-shorter', { birthDate: '1956-11-16' }, shiftFacts(8, 4.5)],
    ['elders-shorter', { birthDate: '1956-11-16', held: [heldPlace(5, 3)] }, shiftFacts(8, 2)],
    ['adults-at-night', { birthDate: '2008-11-17' }, shiftFacts(8, 5, { nightMinutes: 1 })],
    ['age-unknown', { birthDate: null }, shiftFacts(8, 5)],
    ['age-unknown', { birthDate: null }, shiftFacts(8, 2, { nightMinutes: 1 })],
    ['needs-risk-notice', {}, shiftFacts(8, 5, { riskVersion: 2 })],
    ['needs-risk-notice', {}, shiftFacts(8, 5, { checkpointId: 'west' })],
    ['needs-insurance', { clearances: [] }, shiftFacts(8, 5)],
    ['full', {}, shiftFacts(8, 5, { holders: [holder('a'), holder('b')] })],
    ['needs-training', {}, shiftFacts(8, 5, { roles: [lead], holders: [holder('a')] })],
  ])('%s, alone', (reason, person, shift) => {
    expect(reasons(person, shift)).toEqual([reason]);
  });

  it('the day somebody turns 70 is the first on which they count as an elder, and 18 as an adult', () => {
    expect(reasons({ birthDate: '1956-11-17' }, shiftFacts(8, 5))).toEqual([]);
    expect(reasons({ birthDate: '2008-11-16' }, shiftFacts(8, 5, { nightMinutes: 60 }))).toEqual([]);
  });

  it('an unknown birthday does not matter for a short shift by day', () => {
    expect(reasons({ birthDate: null }, shiftFacts(8, 4))).toEqual([]);
  });

  it('insurance lasts until the last minute, also of a shift over midnight', () => {
    const until = (day: string) => ({
      clearances: [{ communityPath: '1', insuredUntil: day, trained: [] }],
    });
    expect(reasons(until('2026-11-16'), shiftFacts(18, 6))).toEqual([]);
    expect(reasons(until('2026-11-16'), shiftFacts(18, 7))).toEqual(['needs-insurance']);
    expect(reasons({ clearances: [] }, shiftFacts(8, 5), { needsInsurance: false })).toEqual([]);
  });

  it('says how much rest is missing and with which shift it overlaps', () => {
    expect(mayStand(standing({ held: [heldPlace(-6, 5)] }), shiftFacts(8, 5), rules, now)).toEqual([
      { reason: 'too-little-rest', facts: { hours: 11, missing: 2 } },
    ]);
    expect(
      mayStand(standing({ held: [heldPlace(12, 2), heldPlace(7, 2)] }), shiftFacts(8, 5), rules, now),
    ).toEqual([{ reason: 'overlaps', facts: { from: '2026-11-15T23:00:00.000Z' } }]);
  });

  it('all that speaks against it is told at once', () => {
    expect(
      reasons(
        { birthDate: null, clearances: [], risksRead: new Map(), held: [heldPlace(-6, 5)] },
        shiftFacts(8, 5, { holders: [holder('a'), holder('b')] }),
      ),
    ).toEqual(['too-little-rest', 'age-unknown', 'needs-risk-notice', 'needs-insurance', 'full']);
  });

  it('who only has to read the risks may be asked', () => {
    const needs = (...names: ShiftReason[]) => names.map((reason) => ({ reason, facts: {} }));
    expect(againstAsking(needs('needs-risk-notice'))).toEqual([]);
    expect(againstAsking(needs('needs-risk-notice', 'full'))).toEqual(needs('full'));
  });

  it('without their own place they are looked at as anybody else', () => {
    const held = [{ ...heldPlace(8, 5), claimId: 'c v1', shiftId: 'shift 8' }];
    const seen = without(standing({ held }), shiftFacts(8, 5, { holders: [holder('v1')] }), 'c v1');
    expect(mayStand(seen.person, seen.shift, rules, now)).toEqual([]);
  });
});

describe('roles of the places left', () => {
  it('the last place is for the role nobody fills; before that anybody may come', () => {
    expect(reasons({}, shiftFacts(8, 5, { roles: [lead] }))).toEqual([]);
    const last = shiftFacts(8, 5, { roles: [lead], holders: [holder('a')] });
    expect(reasons({}, last)).toEqual(['needs-training']);
    expect(reasons(trained('lead'), last)).toEqual([]);
    expect(reasons(trained('scanner'), last)).toEqual(['needs-training']);
  });

  it('each person fills one role, and whoever can do both goes where they are needed', () => {
    const one = shiftFacts(8, 5, { roles: [lead, scanner], holders: [holder('a', 'lead', 'scanner')] });
    expect(reasons(trained('lead'), one)).toEqual([]);
    expect(reasons(trained('scanner'), one)).toEqual([]);
    expect(reasons({}, one)).toHaveLength(1);
  });

  it('several roles left are all named, and an interpreter is not a matter of training', () => {
    expect(reasons({}, shiftFacts(8, 5, { roles: [lead, scanner] }))).toEqual(['needs-role', 'needs-role']);
    const interpreter = { role: 'interpreter' as const, people: 1, language: 'ru' as const };
    expect(reasons({}, shiftFacts(8, 5, { people: 1, roles: [interpreter] }))).toEqual(['needs-role']);
  });

  it('roles they are cleared for in that community, of those wanted', () => {
    expect(rolesAt(standing(trained('lead', 'temperature')), shiftFacts(8, 5, { roles: [lead] }))).toEqual([
      'lead',
    ]);
    expect(rolesAt(standing(trained('lead')), shiftFacts(8, 5, { areaPath: '2', roles: [lead] }))).toEqual(
      [],
    );
  });

  const roles: DutyRole[] = ['lead', 'scanner', 'temperature'];
  it('whoever is let in one after the other, in the end every role is filled if there were people for it', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 4 }),
        fc.array(fc.constantFrom(...roles), { maxLength: 4 }),
        fc.array(fc.subarray(roles), { minLength: 1, maxLength: 8 }),
        (people, wanted, comers) => {
          const demand = wanted.slice(0, people).map((role) => ({ role, people: 1, language: null }));
          let shift = shiftFacts(8, 5, { people, roles: demand });
          for (const [i, skills] of comers.entries()) {
            const who = standing({ ...trained(...skills), accountId: `v${i}` });
            if (mayStand(who, shift, rules, now).length === 0)
              ({ shift } = withPlace(who, shift, holder(`v${i}`, ...rolesAt(who, shift))));
          }
          // Places left can still be given to whoever fills the roles left.
          const left = demand.length - mostFilled(demand, shift.holders);
          expect(left).toBeLessThanOrEqual(people - shift.holders.length);
        },
      ),
    );
  });

  /** By trying every way to give each holder one role. */
  function mostFilled(
    demand: readonly { role: DutyRole }[],
    [first, ...rest]: readonly { roles: readonly DutyRole[] }[],
  ): number {
    if (!first) return 0;
    const ways = demand.flatMap(({ role }, i) =>
      first.roles.includes(role) ? [demand.toSpliced(i, 1)] : [],
    );
    return Math.max(mostFilled(demand, rest), ...ways.map((left) => 1 + mostFilled(left, rest)));
  }
});

/** Half hours of a fortnight in which somebody works; the yardstick of the properties. */
const halfHours = (work: readonly HeldPlace[]): boolean[] => {
  const slots = Array.from({ length: 14 * 48 }, () => false);
  for (const { startsAt, endsAt } of work)
    for (let at = startsAt.getTime(); at < endsAt.getTime(); at += 1_800_000)
      slots[(at - monday.getTime()) / 1_800_000] = true;
  return slots;
};

describe('limits of hours', () => {
  // Whole half hours, in a fortnight, of the lengths people know.
  const places = fc.array(
    fc.tuple(fc.integer({ min: 0, max: 13 * 48 }), fc.constantFrom(3, 4, 5, 6, 10, 11)),
    {
      maxLength: 30,
    },
  );
  /** Takes whatever is let through of some shifts, in their order. */
  const takeAll = (
    wanted: readonly (readonly [number, number])[],
    by: Partial<typeof rules>,
  ): HeldPlace[] => {
    const held: HeldPlace[] = [];
    for (const [from, long] of wanted) {
      const person = standing({ held });
      const shift = shiftFacts(from / 2, long / 2);
      if (mayStand(person, shift, { ...rules, ...by }, now).length === 0)
        held.push(heldPlace(from / 2, long / 2));
    }
    return held;
  };
  const limits = fc.record({
    restMinutes: fc.constantFrom(0, 60, 8 * 60, 11 * 60),
    dayMinutes: fc.constantFrom(4 * 60, 8 * 60, 10 * 60),
    weekMinutes: fc.constantFrom(10 * 60, 30 * 60, 100 * 60),
  });

  it('what is let through never overlaps', () => {
    fc.assert(
      fc.property(places, limits, (wanted, by) => {
        const held = takeAll(wanted, by);
        const minutes = held.reduce((sum, place) => sum + place.minutes, 0);
        expect(halfHours(held).filter(Boolean)).toHaveLength(minutes / 30);
      }),
    );
  });

  it('there is never less rest between two stretches of work than the limit', () => {
    fc.assert(
      fc.property(places, limits, (wanted, by) => {
        const rests = halfHours(takeAll(wanted, by))
          .map((works) => (works ? 'x' : '.'))
          .join('')
          .replace(/^\.+|\.+$/g, '')
          .match(/\.+/g);
        for (const rest of rests ?? []) expect(rest.length * 30).toBeGreaterThanOrEqual(by.restMinutes);
      }),
    );
  });

  it('no 24 hours hold more work than the limit, wherever they begin', () => {
    fc.assert(
      fc.property(places, limits, (wanted, by) => {
        const slots = halfHours(takeAll(wanted, by));
        for (let from = 0; from < slots.length; from++)
          expect(slots.slice(from, from + 48).filter(Boolean).length * 30).toBeLessThanOrEqual(by.dayMinutes);
      }),
    );
  });

  it('no week from Monday to Sunday holds more work than the limit; a shift counts for the day it begins', () => {
    fc.assert(
      fc.property(places, limits, (wanted, by) => {
        const held = takeAll(wanted, by);
        for (const week of [0, 1]) {
          const begins = monday.getTime() + week * 7 * 86_400_000;
          const inWeek = held.filter(
            ({ startsAt }) => startsAt.getTime() >= begins && startsAt.getTime() < begins + 7 * 86_400_000,
          );
          expect(inWeek.reduce((sum, { minutes }) => sum + minutes, 0)).toBeLessThanOrEqual(by.weekMinutes);
        }
      }),
    );
  });

  it('nothing is refused that would have kept every limit', () => {
    fc.assert(
      fc.property(places, limits, fc.integer({ min: 0, max: 13 * 48 }), (wanted, by, from) => {
        const held = takeAll(wanted, by);
        const more = [...held, heldPlace(from / 2, 2.5)];
        const slots = halfHours(more);
        const week = Math.floor(from / (7 * 48));
        const fine =
          slots.filter(Boolean).length * 30 === more.reduce((sum, { minutes }) => sum + minutes, 0) &&
          (
            slots
              .map((works) => (works ? 'x' : '.'))
              .join('')
              .replace(/^\.+|\.+$/g, '')
              .match(/\.+/g) ?? []
          ).every((rest) => rest.length * 30 >= by.restMinutes) &&
          slots.every((_, at) => slots.slice(at, at + 48).filter(Boolean).length * 30 <= by.dayMinutes) &&
          more
            .filter(
              ({ startsAt }) =>
                Math.floor((startsAt.getTime() - monday.getTime()) / (7 * 86_400_000)) === week,
            )
            .reduce((sum, { minutes }) => sum + minutes, 0) <= by.weekMinutes;
        const against = mayStand(standing({ held }), shiftFacts(from / 2, 2.5), { ...rules, ...by }, now);
        expect(against.length === 0).toBe(fine);
      }),
    );
  });

  it('an elder never stands longer than the limit without a rest, in whatever pieces it comes', () => {
    fc.assert(
      fc.property(places, (wanted) => {
        const held: HeldPlace[] = [];
        for (const [from, long] of wanted) {
          const person = standing({ held, birthDate: '1950-01-01' });
          if (mayStand(person, shiftFacts(from / 2, long / 2), rules, now).length === 0)
            held.push(heldPlace(from / 2, long / 2));
        }
        const stretches = halfHours(held)
          .map((works) => (works ? 'x' : '.'))
          .join('')
          .match(/x+/g);
        for (const stretch of stretches ?? [])
          expect(stretch.length * 30).toBeLessThanOrEqual(rules.elderMinutes);
      }),
    );
  });

  it('the order in which places were taken makes no difference', () => {
    fc.assert(
      fc.property(
        places,
        limits,
        fc.integer({ min: 0, max: 13 * 48 }),
        fc.integer(),
        (wanted, by, from, seed) => {
          const held = takeAll(wanted, by);
          const other = [...held].sort(
            (a, b) => ((a.startsAt.getTime() ^ seed) >>> 0) - ((b.startsAt.getTime() ^ seed) >>> 0),
          );
          const decide = (places: HeldPlace[]) =>
            mayStand(standing({ held: places }), shiftFacts(from / 2, 2.5), { ...rules, ...by }, now);
          expect(decide(other)).toEqual(decide(held));
        },
      ),
    );
  });

  it('shifts that touch are one stretch: no rest is asked between them, and it is asked around them', () => {
    expect(reasons({ held: [heldPlace(3, 5)] }, shiftFacts(8, 5))).toEqual([]);
    expect(reasons({ held: [heldPlace(3, 5), heldPlace(-8, 2)] }, shiftFacts(8, 2))).toEqual([
      'too-little-rest',
    ]);
  });
});
