import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ShiftChange, StandingShift } from './diff-shifts.ts';
import type { PlannedShift } from './expand-day.ts';
import { type HeldPlace, settlePeople } from './settle-people.ts';

const hour = (h: number) => new Date(Date.UTC(2026, 10, 17) + h * 3_600_000);
const planned = (from: number, until: number, people: number): PlannedShift => ({
  day: '2026-11-17',
  startsAt: hour(from),
  endsAt: hour(until),
  changeOverMinutes: 0,
  minutes: (until - from) * 60,
  nightMinutes: 0,
  people,
  roles: [],
});
const standing = (shiftId: string, from: number, until: number, people = 2): StandingShift => ({
  ...planned(from, until, people),
  shiftId,
  byHand: false,
  open: true,
  served: false,
});
const change = (from: StandingShift, to: PlannedShift): ShiftChange => ({
  from,
  to,
  moved: from.startsAt.getTime() !== to.startsAt.getTime() || from.endsAt.getTime() !== to.endsAt.getTime(),
});
const place = (claimId: string, shiftId: string, claimed: number | null, accountId = claimId): HeldPlace => ({
  claimId,
  shiftId,
  accountId,
  state: claimed === null ? 'offered' : 'claimed',
  createdAt: hour(claimed ?? -1),
  claimedAt: claimed === null ? null : hour(claimed),
});
const effects = (fates: ReturnType<typeof settlePeople>) =>
  Object.fromEntries(fates.map(({ place: { claimId }, effect }) => [claimId, effect]));

describe('people on a shift that changes', () => {
  const early = standing('early', 8, 12, 3);
  const three = [place('first', 'early', -9), place('last', 'early', -3), place('asked', 'early', null)];

  it('keep their place when only the number grows, and are asked again when the times change', () => {
    expect(
      effects(settlePeople({ removed: [], changed: [change(early, planned(8, 12, 5))] }, three, [])),
    ).toEqual({
      first: 'kept',
      last: 'kept',
      asked: 'kept',
    });
    const moved = settlePeople({ removed: [], changed: [change(early, planned(9, 13, 3))] }, three, []);
    expect(effects(moved)).toEqual({ first: 'asked-again', last: 'asked-again', asked: 'asked-again' });
    expect(moved[0]?.startsAt).toEqual(hour(9));
  });

  it('go when fewer are wanted: who has not said yes first, then who said it last', () => {
    const wanted = (people: number) =>
      effects(settlePeople({ removed: [], changed: [change(early, planned(8, 12, people))] }, three, []));
    expect(wanted(2)).toEqual({ first: 'kept', last: 'kept', asked: 'taken-off' });
    expect(wanted(1)).toEqual({ first: 'kept', last: 'taken-off', asked: 'taken-off' });
  });

  it('go when they stand elsewhere at its new times, and leave their place to who would have been too many', () => {
    const busy = [{ accountId: 'first', startsAt: hour(12), endsAt: hour(14) }];
    const fates = settlePeople({ removed: [], changed: [change(early, planned(9, 13, 2))] }, three, busy);
    expect(effects(fates)).toEqual({ first: 'taken-off', last: 'asked-again', asked: 'asked-again' });
  });

  it('that stand on two shifts keep both where these still only touch, and the first where they overlap', () => {
    const late = standing('late', 12, 16);
    const both = [place('a', 'early', -5, 'li'), place('b', 'late', -4, 'li')];
    const shift = (cut: number, start: number) =>
      effects(
        settlePeople(
          { removed: [], changed: [change(late, planned(start, 16, 2)), change(early, planned(8, cut, 2))] },
          both,
          [],
        ),
      );
    expect(shift(13, 13)).toEqual({ a: 'asked-again', b: 'asked-again' });
    expect(shift(13, 11)).toEqual({ a: 'asked-again', b: 'taken-off' });
  });

  it('all go with the shift', () => {
    expect(effects(settlePeople({ removed: [early], changed: [] }, three, []))).toEqual({
      first: 'taken-off',
      last: 'taken-off',
      asked: 'taken-off',
    });
  });
});

describe('properties', () => {
  const people = fc.uniqueArray(
    fc.record({
      who: fc.integer({ min: 0, max: 5 }),
      on: fc.integer({ min: 0, max: 2 }),
      claimed: fc.option(fc.integer({ min: -50, max: -1 })),
    }),
    { maxLength: 14, selector: ({ who, on }) => `${who} ${on}` },
  );
  const to = fc.record({
    from: fc.integer({ min: 6, max: 20 }),
    hours: fc.integer({ min: 1, max: 8 }),
    people: fc.integer({ min: 1, max: 4 }),
  });

  it('everybody has one fate; never more stay than wanted; nobody stands in two places', () => {
    fc.assert(
      fc.property(people, fc.tuple(to, to), (rows, targets) => {
        const shifts = [standing('s0', 8, 12, 20), standing('s1', 12, 16, 20), standing('s2', 16, 20, 20)];
        const changed = targets.map(({ from, hours, people: n }, i) =>
          change(shifts[i] ?? standing('none', 0, 1), planned(from, from + hours, n)),
        );
        const places = rows.map(({ who, on, claimed }, i) => place(`c${i}`, `s${on}`, claimed, `p${who}`));
        const fates = settlePeople({ changed, removed: shifts.slice(2) }, places, []);
        expect(fates.map(({ place: { claimId } }) => claimId).toSorted()).toEqual(
          places.map(({ claimId }) => claimId).toSorted(),
        );
        const stay = fates.filter(({ effect }) => effect !== 'taken-off');
        for (const { from, to: target } of changed)
          expect(
            stay.filter(({ place: { shiftId } }) => shiftId === from.shiftId).length,
          ).toBeLessThanOrEqual(target.people);
        const moved = stay.filter(({ effect }) => effect === 'asked-again');
        moved.forEach((a, i) => {
          for (const b of moved.slice(i + 1)) {
            if (
              a.place.accountId !== b.place.accountId ||
              !a.startsAt ||
              !a.endsAt ||
              !b.startsAt ||
              !b.endsAt
            )
              continue;
            expect(a.endsAt <= b.startsAt || b.endsAt <= a.startsAt).toBe(true);
          }
        });
      }),
    );
  });
});
