import type { SheetRhythm } from '@linli/contracts/sheets/labels';
import { addDays, dayOf, instantOf } from '../civil-time.ts';
import { type WorkCalendar, worksOn } from '../requests/working-time.ts';
import { periodSpan } from './period-span.ts';

export interface Rhythm {
  readonly rhythm: SheetRhythm;
  /** Time of day, `HH:MM`. */
  readonly at: string;
  /** 1 is Monday; for `weekly`. */
  readonly weekday: number | null;
}

/** Longest a calendar without working days is looked through. */
const MOST_DAYS = 400;

function fallsOn(day: string, { rhythm, weekday }: Rhythm, calendar: Pick<WorkCalendar, 'days'>): boolean {
  const last = periodSpan('month', day).untilDay;
  switch (rhythm) {
    case 'daily':
      return true;
    case 'workdays':
      return worksOn(day, calendar);
    case 'weekly':
      return ((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7) + 1 === weekday;
    case 'month-end':
      return day === last;
    case 'month-end-workday': {
      if (!worksOn(day, calendar)) return false;
      for (let later = addDays(day, 1); later <= last; later = addDays(later, 1))
        if (worksOn(later, calendar)) return false;
      return true;
    }
  }
}

/**
 * The first moment after `after` at which a form is due, by the tenant's calendar with its holidays and swapped workdays.
 * @throws RangeError when the calendar has no such day in more than a year
 */
export function nextDue(after: Date, rhythm: Rhythm, calendar: Pick<WorkCalendar, 'days' | 'zone'>): Date {
  let day = dayOf(after, calendar.zone);
  for (let count = 0; count < MOST_DAYS; count++, day = addDays(day, 1)) {
    const due = instantOf(day, rhythm.at, calendar.zone);
    if (due > after && fallsOn(day, rhythm, calendar)) return due;
  }
  throw new RangeError('the calendar has no such day');
}
