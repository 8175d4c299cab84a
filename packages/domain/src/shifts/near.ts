import { timeOf } from '../civil-time.ts';
import { isWithin } from '../identity/rights.ts';
import type { Span } from './standing.ts';

/** Areas that hold somebody's home, or their post where no home is known; by kind. */
export type HomePlaces = Readonly<Record<string, string>>;

/** How near a checkpoint is, nearest first. */
export const nearness = ['building', 'cell', 'grid', 'community'] as const;
export type Near = (typeof nearness)[number];

/** The smallest area that holds both a home and a checkpoint; anything beyond a grid is the community. */
export const nearOf = (home: HomePlaces, areaPath: string): Near =>
  nearness.find((kind) => {
    const place = home[kind];
    return place !== undefined && isWithin(areaPath, place);
  }) ?? 'community';

/** Minutes by which two times of day differ, the short way round. */
function apart(one: string, other: string): number {
  const minutes = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
  const off = Math.abs(minutes(one) - minutes(other));
  return Math.min(off, 24 * 60 - off);
}

// As long as the longest common shift is about half a part of the day.
const samePart = 3 * 60;

/** Of shifts somebody may take, the next best after one that was lost: near, at that time of day, soon. */
export function nextBest<S extends Span & { readonly id: string; readonly areaPath: string }>(
  lost: Span,
  shifts: readonly S[],
  home: HomePlaces,
  zone: string,
): S | null {
  const time = timeOf(lost.startsAt, zone);
  const weigh = (shift: S) => [
    nearness.indexOf(nearOf(home, shift.areaPath)),
    apart(timeOf(shift.startsAt, zone), time) <= samePart ? 0 : 1,
    shift.startsAt.getTime(),
  ];
  const [best] = shifts
    .map((shift) => ({ shift, weight: weigh(shift) }))
    .sort((a, b) => {
      const i = a.weight.findIndex((value, at) => value !== b.weight[at]);
      return i < 0 ? (a.shift.id < b.shift.id ? -1 : 1) : (a.weight[i] ?? 0) - (b.weight[i] ?? 0);
    });
  return best?.shift ?? null;
}
