import type { DemandPattern } from '@linli/contracts/shifts/values';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { instantOf } from '../../civil-time.ts';
import { diffShifts, type StandingShift } from './diff-shifts.ts';
import { type DayBook, expandDay, type PlannedShift } from './expand-day.ts';

const zone = 'Asia/Shanghai';
const book: DayBook = {
  calendar: { zone, days: new Map() },
  night: { nightFrom: '22:00', nightUntil: '06:00' },
};
const monday = '2026-11-16';
const at = (time: string) => instantOf(monday, time, zone);
const dawn = at('00:00');

const plan = (...spans: (readonly [string, string, number?])[]): PlannedShift[] => {
  const pattern: DemandPattern = {
    shifts: spans.map(([from, until, people = 2]) => ({ from, until, days: 'every', people, roles: [] })),
    changeOverMinutes: 0,
  };
  return expandDay(monday, pattern, book);
};
const stand = (planned: readonly PlannedShift[], more: Partial<StandingShift> = {}): StandingShift[] =>
  planned.map((shift, i) => ({
    ...shift,
    shiftId: `s${i}`,
    byHand: false,
    open: true,
    served: false,
    ...more,
  }));
const times = (shifts: readonly { startsAt: Date; endsAt: Date }[]) =>
  shifts.map(({ startsAt, endsAt }) => `${startsAt.toISOString()} ${endsAt.toISOString()}`);

describe('a shift', () => {
  it('with the same start keeps being itself with other people or another end', () => {
    const diff = diffShifts(stand(plan(['06:30', '11:30'])), plan(['06:30', '12:00', 3]), dawn);
    expect(diff.changed).toMatchObject([{ from: { shiftId: 's0' }, to: { people: 3 }, moved: true }]);
    const fewer = diffShifts(stand(plan(['06:30', '11:30'])), plan(['06:30', '11:30', 1]), dawn);
    expect(fewer.changed).toMatchObject([{ moved: false }]);
  });

  it('that starts somewhat earlier or later is the same one; one at another time of the day is not', () => {
    const moved = diffShifts(stand(plan(['06:30', '11:30'])), plan(['07:00', '12:00']), dawn);
    expect([moved.changed.length, moved.removed.length, moved.added.length]).toEqual([1, 0, 0]);
    const other = diffShifts(stand(plan(['06:30', '11:30'])), plan(['11:00', '17:00']), dawn);
    expect([other.changed.length, other.removed.length, other.added.length]).toEqual([0, 1, 1]);
  });

  it('that has begun, is served or was arranged by hand is never touched nor put there twice', () => {
    const standing = stand(plan(['06:30', '11:30']));
    for (const [more, now] of [
      [{}, at('06:30')],
      [{ served: true }, dawn],
      [{ byHand: true }, dawn],
      [{ byHand: true, open: false }, dawn],
    ] as const) {
      const mine = standing.map((shift) => ({ ...shift, ...more }));
      const closed = diffShifts(mine, [], now);
      expect([closed.changed, closed.removed, closed.added]).toEqual([[], [], []]);
      const again = diffShifts(mine, plan(['06:30', '11:30', 5]), now);
      expect([again.changed, again.removed, again.added]).toEqual([[], [], []]);
    }
  });

  it('split by hand is not put back whole, and what stands beside it goes on', () => {
    const standing = [
      ...stand(plan(['17:30', '21:00'], ['21:00', '01:00']), { byHand: true }),
      ...stand(plan(['06:30', '11:30'])).map((shift) => ({ ...shift, shiftId: 'early' })),
    ];
    const diff = diffShifts(standing, plan(['06:30', '11:30', 4], ['17:30', '01:00']), dawn);
    expect(diff.added).toEqual([]);
    expect(diff.changed.map(({ from }) => from.shiftId)).toEqual(['early']);
  });
});

describe('properties', () => {
  const pad = (n: number) => String(n).padStart(2, '0');
  const time = (n: number) => `${pad(Math.floor(n / 60))}:${pad(n % 60)}`;
  // Cuts of a day: shifts that touch, as most days have them; some are left out.
  const day = fc
    .record({
      cuts: fc.uniqueArray(fc.integer({ min: 0, max: 1439 }), { minLength: 2, maxLength: 7 }),
      left: fc.integer({ min: 0, max: 127 }),
      people: fc.integer({ min: 1, max: 4 }),
    })
    .map(({ cuts, left, people }) => {
      const sorted = cuts.toSorted((a, b) => a - b);
      return sorted.flatMap((from, i) => {
        const until = sorted[i + 1];
        return until === undefined || (left & (1 << i)) !== 0
          ? []
          : [[time(from), time(until), people] as const];
      });
    });

  it('afterwards exactly what is wanted stands, where nothing has begun and nothing was done by hand', () => {
    fc.assert(
      fc.property(day, day, (before, after) => {
        const wanted = plan(...after);
        const eve = new Date(dawn.getTime() - 60_000);
        const diff = diffShifts(stand(plan(...before)), wanted, eve);
        const whole = [...diff.kept, ...diff.changed.map(({ to }) => to), ...diff.added];
        expect(times(whole).toSorted()).toEqual(times(wanted).toSorted());
      }),
    );
  });

  it('every shift that stood is kept, changed or removed, once; the same demand changes nothing', () => {
    fc.assert(
      fc.property(day, day, fc.integer({ min: 0, max: 127 }), (before, after, hands) => {
        const standing = stand(plan(...before)).map((shift, i) => ({
          ...shift,
          byHand: (hands & (1 << i)) !== 0,
        }));
        const diff = diffShifts(standing, plan(...after), dawn);
        const ids = [...diff.kept, ...diff.removed, ...diff.changed.map(({ from }) => from)].map(
          ({ shiftId }) => shiftId,
        );
        expect(ids.toSorted()).toEqual(standing.map(({ shiftId }) => shiftId).toSorted());
        for (const { from } of diff.changed) expect(from.byHand).toBe(false);
        const same = diffShifts(standing, plan(...before), dawn);
        expect([same.changed, same.removed, same.added]).toEqual([[], [], []]);
      }),
    );
  });

  it('no two open shifts begin together afterwards', () => {
    fc.assert(
      fc.property(day, day, fc.integer({ min: 0, max: 127 }), (before, after, hands) => {
        const standing = stand(plan(...before)).map((shift, i) => ({
          ...shift,
          byHand: (hands & (1 << i)) !== 0,
        }));
        const diff = diffShifts(standing, plan(...after), dawn);
        const starts = [...diff.kept, ...diff.changed.map(({ to }) => to), ...diff.added].map(
          ({ startsAt }) => startsAt.getTime(),
        );
        expect(new Set(starts).size).toBe(starts.length);
      }),
    );
  });
});
