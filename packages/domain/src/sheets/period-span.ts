import type { SheetPeriod } from '@linli/contracts/sheets/labels';
import { addDays } from '../civil-time.ts';

/** Civil days of a period, both included; a part of the day bounds which slots count. */
export interface PeriodSpan {
  readonly fromDay: string;
  readonly untilDay: string;
  readonly part: 'morning' | 'evening' | null;
}

const monthOf = (day: string) => day.slice(0, 7);
const lastOfMonth = (day: string): string => addDays(`${monthOf(addDays(`${monthOf(day)}-28`, 4))}-01`, -1);

/** The period that a day falls into. Weeks begin on Monday. */
export function periodSpan(kind: SheetPeriod, day: string): PeriodSpan {
  if (kind === 'week') {
    const weekday = (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;
    const fromDay = addDays(day, -weekday);
    return { fromDay, untilDay: addDays(fromDay, 6), part: null };
  }
  if (kind === 'month') return { fromDay: `${monthOf(day)}-01`, untilDay: lastOfMonth(day), part: null };
  return { fromDay: day, untilDay: day, part: kind === 'day' ? null : kind };
}

/** A day of the period before the one a day falls into. */
export const dayBefore = (kind: SheetPeriod, day: string): string =>
  addDays(periodSpan(kind, day).fromDay, -1);
