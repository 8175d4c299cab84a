import type { DutySpan } from '@linli/contracts/escalation/team-endpoints';
import { addDays, dayOf, instantOf, timeOf } from '../civil-time.ts';

/** Monday 1 to Sunday 7. */
const weekdayOf = (day: string): number => ((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7) + 1;

/** Whether somebody with these times answers at a moment; null: at any time. The end of a span is the first minute without them. */
export function answersAt(spans: readonly DutySpan[] | null, at: Date, zone: string): boolean {
  if (spans === null) return true;
  const weekday = weekdayOf(dayOf(at, zone));
  const time = timeOf(at, zone);
  return spans.some(({ days, from, until }) => days.includes(weekday) && from <= time && time < until);
}

/** When they answer next, from a moment on; null for who answers at any time, or never. */
export function answersNext(spans: readonly DutySpan[] | null, at: Date, zone: string): Date | null {
  if (spans === null) return null;
  const today = dayOf(at, zone);
  const starts = spans.flatMap(({ days, from }) =>
    Array.from({ length: 8 }, (_, ahead) => addDays(today, ahead))
      .filter((day) => days.includes(weekdayOf(day)))
      .map((day) => instantOf(day, from, zone)),
  );
  const later = starts.filter((start) => start > at).sort((a, b) => a.getTime() - b.getTime());
  return later[0] ?? null;
}
