import { addDays, dayOf, instantOf, timeOf } from '../civil-time.ts';

/** From and until, `HH:MM`; may pass midnight. */
export interface QuietHours {
  readonly from: string;
  readonly until: string;
}

/** At night nobody is woken for what can wait, unless they chose other hours. */
export const usualQuietHours: QuietHours = { from: '22:00', until: '07:00' };

/** When the quiet hours that cover an instant end; null outside of them. From = until means none. */
export function quietUntil(now: Date, zone: string, quiet: QuietHours | null): Date | null {
  if (quiet === null || quiet.from === quiet.until) return null;
  const [day, time] = [dayOf(now, zone), timeOf(now, zone)];
  const passesMidnight = quiet.from > quiet.until;
  if (passesMidnight && time >= quiet.from) return instantOf(addDays(day, 1), quiet.until, zone);
  const began = passesMidnight || time >= quiet.from;
  return began && time < quiet.until ? instantOf(day, quiet.until, zone) : null;
}

const HOUR = 3600_000;

/** Messages an hour to one person; first calls have more, so that the others never use up theirs. */
export const hourlyLimit = { usual: 6, urgent: 20 } as const;

/** Text messages to one person in 24 hours: they cost money, and carriers block senders of more. */
export const dailySms = { usual: 8, urgent: 20 } as const;

/**
 * When the next message may go to somebody; null: now.
 * @param sent moments of the messages of the last hour, oldest first
 */
export function hourOpensAt(sent: readonly Date[], urgent: boolean, now: Date): Date | null {
  const most = urgent ? hourlyLimit.urgent : hourlyLimit.usual;
  const within = sent.filter((at) => at.getTime() > now.getTime() - HOUR);
  const oldest = within[within.length - most];
  return oldest === undefined ? null : new Date(oldest.getTime() + HOUR);
}
