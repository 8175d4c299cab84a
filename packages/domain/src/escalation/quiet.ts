import { addDays, dayOf, instantOf, timeOf } from '../civil-time.ts';

/** The moment itself outside quiet hours, and their end within them. They may reach over midnight. */
export function quietUntil(
  quiet: { readonly from: string; readonly until: string },
  at: Date,
  zone: string,
): Date {
  const time = timeOf(at, zone);
  const day = dayOf(at, zone);
  const overMidnight = quiet.from > quiet.until;
  const isQuiet = overMidnight
    ? time >= quiet.from || time < quiet.until
    : time >= quiet.from && time < quiet.until;
  if (!isQuiet) return at;
  return instantOf(overMidnight && time >= quiet.from ? addDays(day, 1) : day, quiet.until, zone);
}
