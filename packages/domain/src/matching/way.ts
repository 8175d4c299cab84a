import type { Door } from './facts.ts';

// Longer than any house has doors: another staircase is further than another floor.
const AREA = 10_000;

const numberOf = (door: string): number => Number(/\d+/.exec(door)?.[0] ?? 0);

/**
 * How long the way is from one door to another, for comparing ways: up the area tree to what both share and down again, then
 * along the doors.
 */
export function wayBetween(from: Door, to: Door): number {
  const [a, b] = [from.areaPath.split('.'), to.areaPath.split('.')];
  let shared = 0;
  while (shared < a.length && shared < b.length && a[shared] === b[shared]) shared += 1;
  const steps = a.length - shared + b.length - shared;
  return steps * AREA + (steps === 0 ? Math.abs(numberOf(from.door) - numberOf(to.door)) : numberOf(to.door));
}
