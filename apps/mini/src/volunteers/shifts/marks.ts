import type { DayMark } from '../../shifts/week-strip.tsx';
import type { Duty, OpenShift } from '../claim-sheet.tsx';

/** What each day has: places of mine, one to be confirmed, shifts that are for me. */
export function marksOf(
  duties: readonly Pick<Duty, 'shift' | 'state'>[],
  open: readonly Pick<OpenShift, 'day' | 'reasons'>[],
): (day: string) => readonly DayMark[] {
  const days = new Map<string, Set<DayMark>>();
  const put = (day: string, mark: DayMark) => days.set(day, (days.get(day) ?? new Set()).add(mark));
  for (const { shift, state } of duties) put(shift.day, state === 'offered' ? 'asked' : 'mine');
  for (const { day, reasons } of open) if (reasons.length === 0) put(day, 'open');
  return (day) => [...(days.get(day) ?? [])];
}
