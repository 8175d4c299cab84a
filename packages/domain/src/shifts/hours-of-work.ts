import { addDays } from '../civil-time.ts';
import type { Span } from './standing.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** The stretch of work a shift would be part of: shifts that touch are one, with no rest between. */
export function stretchWith(held: readonly Span[], shift: Span): Span {
  let from = shift.startsAt.getTime();
  let until = shift.endsAt.getTime();
  // Places of one person do not overlap, so one pass each way finds all that touch.
  for (const place of [...held].sort((a, b) => b.startsAt.getTime() - a.startsAt.getTime()))
    if (place.endsAt.getTime() === from) from = place.startsAt.getTime();
  for (const place of [...held].sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime()))
    if (place.startsAt.getTime() === until) until = place.endsAt.getTime();
  return { startsAt: new Date(from), endsAt: new Date(until) };
}

/** Minutes of rest beside a stretch of work, before or after it, whichever is less; infinite with nothing near it. */
export function restBeside(held: readonly Span[], stretch: Span): number {
  let least = Number.POSITIVE_INFINITY;
  for (const place of held) {
    const before = stretch.startsAt.getTime() - place.endsAt.getTime();
    const after = place.startsAt.getTime() - stretch.endsAt.getTime();
    for (const gap of [before, after]) if (gap >= 0) least = Math.min(least, gap / MINUTE);
  }
  return least;
}

/** Most minutes of work in any 24 hours that hold a part of the shift, with the shift among the work. */
export function mostIn24Hours(held: readonly Span[], shift: Span): number {
  const work = [...held, shift].map(({ startsAt, endsAt }) => ({
    from: startsAt.getTime(),
    until: endsAt.getTime(),
  }));
  const first = shift.startsAt.getTime() - DAY;
  const last = shift.endsAt.getTime();
  // What a window holds changes its slope only where one of its edges meets the edge of a shift: the most is at one of these.
  const starts = work.flatMap(({ from, until }) => [from, until - DAY]);
  let most = 0;
  for (const from of starts) {
    if (from < first || from > last) continue;
    const inside = work.reduce(
      (sum, each) => sum + Math.max(0, Math.min(each.until, from + DAY) - Math.max(each.from, from)),
      0,
    );
    most = Math.max(most, inside / MINUTE);
  }
  return most;
}

/** The Monday of the week in which a civil day lies. */
export const mondayOf = (day: string): string =>
  addDays(day, -((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7));
