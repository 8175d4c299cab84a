import fc from 'fast-check';
import { expect, it } from 'vitest';
import { confirmTimes } from './confirm-by.ts';

const now = new Date('2026-11-16T01:00:00Z');
const inHours = (hours: number) => new Date(now.getTime() + hours * 3_600_000);

it('everybody has the hours given, or until an hour before their first shift', () => {
  const { groups, tooLate } = confirmTimes(
    [
      { accountId: 'a', startsAt: inHours(10) },
      { accountId: 'a', startsAt: inHours(60) },
      { accountId: 'b', startsAt: inHours(60) },
      { accountId: 'c', startsAt: inHours(0.5) },
    ],
    now,
    24,
  );
  expect(groups.map(({ confirmBy, places }) => [confirmBy, places.length])).toEqual([
    [inHours(9), 2],
    [inHours(24), 1],
  ]);
  expect(tooLate.map(({ accountId }) => accountId)).toEqual(['c']);
});

it('no place is lost, and nobody is asked to answer in the past or after their first shift', () => {
  const places = fc.array(
    fc.record({
      accountId: fc.constantFrom('a', 'b', 'c'),
      startsAt: fc.integer({ min: -5, max: 200 }).map(inHours),
    }),
  );
  fc.assert(
    fc.property(places, fc.integer({ min: 1, max: 168 }), (all, hours) => {
      const { groups, tooLate } = confirmTimes(all, now, hours);
      expect(groups.flatMap((group) => group.places).length + tooLate.length).toBe(all.length);
      for (const { confirmBy, places: mine } of groups) {
        expect(confirmBy.getTime()).toBeGreaterThan(now.getTime());
        for (const { startsAt } of mine)
          expect(confirmBy.getTime()).toBeLessThanOrEqual(startsAt.getTime() - 3_600_000);
      }
    }),
  );
});
