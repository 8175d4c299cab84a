import { requestPauses, requests } from '@linli/db/requests/tables';
import { addMinutes, minutesBetween } from '@linli/domain/requests/working-time';
import { and, eq, isNull, sql } from 'drizzle-orm';
import type { Ctx } from '../context.ts';
import { loadCalendar } from './load-calendar.ts';
import type { LoadedRequest } from './load-request.ts';

/**
 * Ends the pause of a request, once whoever comes: the row itself decides. Its limits move by the time of the request's
 * clock that passed meanwhile; a pause that was to end by itself ended then, however late that is noticed.
 *
 * @param pauseId the one that is meant, by an alarm; whichever is live unless given
 * @returns the request with its new deadline; null when no such pause was live
 */
export async function endPause(
  ctx: Ctx,
  now: Date,
  request: LoadedRequest,
  pauseId?: string,
): Promise<LoadedRequest | null> {
  const live = and(
    eq(requestPauses.requestId, request.id),
    isNull(requestPauses.endedAt),
    ...(pauseId === undefined ? [] : [eq(requestPauses.id, pauseId)]),
  );
  const [ended] = await ctx.db
    .update(requestPauses)
    .set({ endedAt: sql`least(${requestPauses.plannedUntil}, ${now.toISOString()}::timestamptz)` })
    .where(live)
    .returning({ fromAt: requestPauses.fromAt, endedAt: requestPauses.endedAt });
  if (!ended?.endedAt) return null;
  const calendar = await loadCalendar(ctx);
  const paused = minutesBetween(ended.fromAt, ended.endedAt, request.clock, calendar);
  const later = (at: Date) => addMinutes(at, paused, request.clock, calendar);
  const deadlineAt = later(request.deadlineAt);
  const [row] = await ctx.db
    .update(requests)
    .set({
      deadlineAt,
      version: sql`${requests.version} + 1`,
      ...(request.answeredAt === null && request.answerDueAt !== null
        ? { answerDueAt: later(request.answerDueAt) }
        : {}),
    })
    .where(eq(requests.id, request.id))
    .returning({ version: requests.version, answerDueAt: requests.answerDueAt });
  return { ...request, deadlineAt, ...row };
}
