import type { ShiftRules } from '@linli/contracts/shifts/values';
import { minutesWithin } from '../civil-time.ts';

/** When it is night, as the limits have it; equal ends mean that there is no night. */
export type Night = Pick<ShiftRules, 'nightFrom' | 'nightUntil'>;

/** Minutes of a span that fall into the night, by the clocks of a zone (22–06 unless an area says otherwise). */
export const nightMinutes = (
  startsAt: Date,
  endsAt: Date,
  { nightFrom, nightUntil }: Night,
  zone: string,
): number => minutesWithin({ from: startsAt, until: endsAt }, { from: nightFrom, until: nightUntil }, zone);
