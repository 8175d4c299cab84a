import type { ParsedInputOf, ReplyOf } from '@linli/contracts/catalog';
import { invalid, Problem } from '@linli/contracts/problem';
import { webhookDeliveries, webhookEvents } from '@linli/db/doors/tables';
import { enqueue } from '@linli/jobs/outbox';
import { and, eq, gte, inArray, lt, ne, type SQL, sql } from 'drizzle-orm';
import { record } from '../audit/record.ts';
import type { Ctx } from '../context.ts';
import { loadWebhook } from './load-webhook.ts';

/** Makes messages due now, with all their tries before them. What is being sent at this moment is left alone. */
export async function sendAgain(ctx: Ctx, now: Date, which: SQL | undefined): Promise<number> {
  const again = await ctx.db
    .update(webhookDeliveries)
    .set({ state: 'waiting', round: 0, dueAt: now })
    .where(and(which, ne(webhookDeliveries.state, 'sending')))
    .returning({ id: webhookDeliveries.id });
  return again.length;
}

/**
 * Sends again what happened in a period: what was not taken, or everything. Ids stay, so that the other side knows what it has.
 * @throws Problem not-found, not-allowed, invalid-input; illegal-transition when the webhook is stopped
 */
export async function replayWebhook(
  ctx: Ctx,
  { webhookId, from, until, what }: ParsedInputOf<'POST /doors/replay-webhook'>,
): Promise<ReplyOf<'POST /doors/replay-webhook'>> {
  if (Date.parse(until) <= Date.parse(from)) throw invalid('/until', 'wrong-order');
  const now = ctx.clock.now();
  const { areaPath, stopped } = await loadWebhook(ctx, webhookId);
  if (stopped) throw new Problem('illegal-transition');
  const happened = ctx.db
    .select({ id: webhookEvents.id })
    .from(webhookEvents)
    .where(and(gte(webhookEvents.happenedAt, new Date(from)), lt(webhookEvents.happenedAt, new Date(until))));
  const deliveries = await sendAgain(
    ctx,
    now,
    and(
      eq(webhookDeliveries.webhookId, webhookId),
      inArray(webhookDeliveries.eventId, happened),
      what === 'everything' ? sql`true` : ne(webhookDeliveries.state, 'delivered'),
    ),
  );
  if (deliveries > 0) await enqueue(ctx, 'doors.push', {}, { dedupeKey: 'due' });
  await record(ctx, now, {
    action: 'doors.replay-webhook',
    subjectKind: 'webhook',
    subjectId: webhookId,
    areaPath,
    facts: { from, until, what, deliveries },
  });
  return { deliveries };
}
