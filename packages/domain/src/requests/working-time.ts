import { addDays, dayOf, instantOf } from '../civil-time.ts';

/** Hours of the wall clock, or only those in which offices work. */
export type WorkClock = 'all-hours' | 'working-time';

/** When a tenant works: hours of a working day, and the days that differ from Monday to Friday. */
export interface WorkCalendar {
  readonly zone: string;
  /** Times of day `HH:MM`, in their order, without overlaps. */
  readonly workingHours: readonly { readonly from: string; readonly until: string }[];
  /** Holidays (false) and swapped workdays 调休 (true), by civil date. */
  readonly days: ReadonlyMap<string, boolean>;
}

/** Hours of communities and streets in most provinces. */
export const usualHours: WorkCalendar['workingHours'] = [
  { from: '08:30', until: '12:00' },
  { from: '14:00', until: '18:00' },
];

const MINUTE = 60_000;
/** Longest stretch that is looked through; a calendar without any working day ends there. */
const mostDays = 3660;

/** Whether people work on a date. */
export function worksOn(day: string, calendar: Pick<WorkCalendar, 'days'>): boolean {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return calendar.days.get(day) ?? (weekday !== 0 && weekday !== 6);
}

/** Stretches of working time from the day of an instant on, cut at that instant; milliseconds. */
function* stretches(at: Date, calendar: WorkCalendar): Generator<{ from: number; until: number }> {
  let day = dayOf(at, calendar.zone);
  for (let count = 0; count < mostDays; count++, day = addDays(day, 1)) {
    if (!worksOn(day, calendar)) continue;
    for (const hours of calendar.workingHours) {
      const from = Math.max(instantOf(day, hours.from, calendar.zone).getTime(), at.getTime());
      const until = instantOf(day, hours.until, calendar.zone).getTime();
      if (until > from) yield { from, until };
    }
  }
}

/**
 * The first instant by which `minutes` (0 or more, fractions count) have passed on a clock since `at`. No time at all
 * passes at once, outside working hours too.
 * @throws RangeError for negative minutes, and for a calendar that never works
 */
export function addMinutes(at: Date, minutes: number, clock: WorkClock, calendar: WorkCalendar): Date {
  if (!(minutes >= 0)) throw new RangeError('minutes are 0 or more');
  let left = Math.round(minutes * MINUTE);
  if (left === 0 || clock === 'all-hours') return new Date(at.getTime() + left);
  for (const { from, until } of stretches(at, calendar)) {
    if (from + left <= until) return new Date(from + left);
    left -= until - from;
  }
  throw new RangeError('the calendar has no working time');
}

/** Minutes that pass on a clock between two instants; 0 when the second is not later. */
export function minutesBetween(from: Date, until: Date, clock: WorkClock, calendar: WorkCalendar): number {
  if (until <= from) return 0;
  if (clock === 'all-hours') return (until.getTime() - from.getTime()) / MINUTE;
  let passed = 0;
  for (const stretch of stretches(from, calendar)) {
    if (stretch.from >= until.getTime()) break;
    passed += Math.min(stretch.until, until.getTime()) - stretch.from;
  }
  return passed / MINUTE;
}
