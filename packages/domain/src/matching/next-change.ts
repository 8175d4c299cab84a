import { minutesUntilHours } from './duty-hours.ts';
import type { HelperFacts, Moment, RequestFacts } from './facts.ts';
import { restsUntil, silentUntil, unfitFor } from './unfit-for.ts';

const MINUTE = 60_000;

/**
 * The moment from which on time alone lets somebody be asked about a request who may not be now; null: none will.
 * @param nextDay when daily limits count anew
 */
export function nextChange(
  helper: HelperFacts,
  request: RequestFacts,
  moment: Moment,
  nextDay: Date,
): Date | null {
  const { now, time } = moment;
  let at: Date | null = null;
  for (const { reason } of unfitFor(helper, request, moment)) {
    const until =
      reason === 'outside-hours'
        ? new Date(now.getTime() - (now.getTime() % MINUTE) + minutesUntilHours(helper.hours, time) * MINUTE)
        : reason === 'not-today'
          ? helper.notTodayUntil
          : reason === 'did-not-answer'
            ? silentUntil(request, helper.accountId, now)
            : reason === 'resting'
              ? restsUntil(helper, now)
              : reason === 'daily-limit'
                ? nextDay
                : null;
    // What time does not mend, an event will: that plans anew by itself.
    if (until === null) return null;
    if (at === null || until > at) at = until;
  }
  return at;
}
