import { addDays } from '../civil-time.ts';
import type { Availability, FreePattern, PartOfDay, WallSpan } from './facts.ts';

const DAY = 1_440;

/** Whether people work on a civil day, by the calendar with its swapped workdays 调休. */
export type WorksOn = (day: string) => boolean;

export const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));

const countsOn = ({ days }: FreePattern, works: boolean): boolean =>
  days === 'every' || (days === 'workdays') === works;

/**
 * Whether somebody can come for all of a shift. Times that touch are one, so that a shift may reach from a free Saturday into
 * a free Sunday.
 */
export function isFreeFor({ patterns }: Availability, shift: WallSpan, worksOn: WorksOn): boolean {
  if (patterns.length === 0) return true;
  const spans: { from: number; until: number }[] = [];
  // The evening before may reach into the day, and a shift over midnight into the day after.
  for (let offset = -1; offset * DAY < shift.from + shift.minutes; offset++) {
    const works = worksOn(addDays(shift.day, offset));
    for (const pattern of patterns) {
      if (!countsOn(pattern, works)) continue;
      const from = offset * DAY + minutesOf(pattern.from);
      const until = offset * DAY + minutesOf(pattern.until);
      spans.push({ from, until: until > from ? until : until + DAY });
    }
  }
  spans.sort((a, b) => a.from - b.from);
  let reached = shift.from;
  for (const { from, until } of spans) if (from <= reached) reached = Math.max(reached, until);
  return reached >= shift.from + shift.minutes;
}

/** Whether somebody is away on a day a shift touches. */
export function isAway({ away }: Availability, { day, from, minutes }: WallSpan): boolean {
  const last = addDays(day, Math.floor((from + minutes - 1) / DAY));
  return away.some(({ fromDay, untilDay }) => fromDay <= last && day <= untilDay);
}

/** Parts of a day in minutes from its midnight; a night reaches into the next day. */
const parts: Readonly<Record<PartOfDay, { from: number; until: number }>> = {
  all: { from: 0, until: DAY },
  morning: { from: 6 * 60, until: 12 * 60 },
  afternoon: { from: 12 * 60, until: 18 * 60 },
  evening: { from: 18 * 60, until: 22 * 60 },
  night: { from: 22 * 60, until: 30 * 60 },
};

/**
 * Whether a wish about a part of a day is about a shift: a third of one lies within the other. A whole day means the shifts
 * that begin on it.
 */
export function isAbout(wish: { readonly day: string; readonly part: PartOfDay }, shift: WallSpan): boolean {
  if (wish.part === 'all') return wish.day === shift.day;
  const offset = wish.day === shift.day ? 0 : addDays(wish.day, 1) === shift.day ? -DAY : null;
  if (offset === null) return false;
  const part = parts[wish.part];
  const shared =
    Math.min(part.until + offset, shift.from + shift.minutes) - Math.max(part.from + offset, shift.from);
  return shared * 3 >= Math.min(part.until - part.from, shift.minutes);
}
