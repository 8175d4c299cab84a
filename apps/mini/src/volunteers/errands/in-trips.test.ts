import { expect, it } from 'vitest';
import { inTrips } from './in-trips.ts';

const errand = (bundleId: string | null, stop: number, time: string) => ({
  bundleId,
  stop,
  request: { deadlineAt: `2026-11-16T${time}:00+08:00` },
});

it('stops of one way stay together and in order, the nearest deadline decides which way comes first', () => {
  const alone = errand(null, 0, '11:00');
  const late = errand('b', 0, '18:00');
  const soon = errand('b', 1, '10:00');
  const other = errand(null, 0, '12:00');
  expect(inTrips([other, late, alone, soon])).toEqual([[late, soon], [alone], [other]]);
});
