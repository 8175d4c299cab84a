import { addDays } from '@linli/domain/civil-time';
import { instantAt, wallClock } from '../../state/when.ts';

/**
 * The instant at which clocks show a time of day during a shift; over midnight that of the next day. Undefined when the
 * time is missing. A moment before the start is taken as one of the same day, up to half a day early.
 */
export function momentWithin(
  { startsAt, endsAt }: { startsAt: string; endsAt: string },
  time: string,
): string | undefined {
  const { day } = wallClock(startsAt);
  const same = instantAt(day, time);
  const next = instantAt(addDays(day, 1), time);
  if (same === undefined || next === undefined) return undefined;
  const farFrom = (at: string) =>
    Math.max(Date.parse(startsAt) - Date.parse(at), Date.parse(at) - Date.parse(endsAt), 0);
  return farFrom(same) <= farFrom(next) ? same : next;
}
