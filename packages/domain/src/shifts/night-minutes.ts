import type { ShiftRules } from '@linli/contracts/shifts/values';
import { addDays, dayOf, instantOf } from '../civil-time.ts';

/** When it is night, as the limits have it; equal ends mean that there is no night. */
export type Night = Pick<ShiftRules, 'nightFrom' | 'nightUntil'>;

/** Minutes of a span that fall into the night, by the clocks of a zone (22–06 unless an area says otherwise). */
export function nightMinutes(startsAt: Date, endsAt: Date, night: Night, zone: string): number {
  const { nightFrom, nightUntil } = night;
  if (nightFrom === nightUntil) return 0;
  let ms = 0;
  const last = dayOf(endsAt, zone);
  // The night that began the evening before counts as well.
  for (let day = addDays(dayOf(startsAt, zone), -1); day <= last; day = addDays(day, 1)) {
    const from = instantOf(day, nightFrom, zone).getTime();
    const until = instantOf(nightUntil > nightFrom ? day : addDays(day, 1), nightUntil, zone).getTime();
    ms += Math.max(0, Math.min(until, endsAt.getTime()) - Math.max(from, startsAt.getTime()));
  }
  return Math.round(ms / 60_000);
}
