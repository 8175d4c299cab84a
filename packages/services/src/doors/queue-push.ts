import { webhookDeliveries, webhookEvents } from '@linli/db/doors/tables';
import { assertTellable, type NoticeFacts } from '@linli/domain/notices/facts';
import { enqueue } from '@linli/jobs/outbox';
import type { Ctx } from '../context.ts';

/** Writes one message for some webhooks and rings. @returns the deliveries, in the order of the webhooks */
export async function queuePush(
  ctx: Ctx,
  now: Date,
  event: string,
  data: NoticeFacts,
  to: readonly { id: string; stopped: boolean }[],
): Promise<string[]> {
  assertTellable(data);
  const eventId = ctx.ids.next();
  const body = JSON.stringify({ type: event, timestamp: now.toISOString(), data });
  await ctx.db.insert(webhookEvents).values({ id: eventId, event, happenedAt: now, body });
  const rows = to.map(({ id: webhookId, stopped }) => ({
    id: ctx.ids.next(),
    webhookId,
    eventId,
    state: stopped ? 'held' : 'waiting',
    dueAt: now,
  }));
  await ctx.db.insert(webhookDeliveries).values(rows);
  if (to.some(({ stopped }) => !stopped)) await enqueue(ctx, 'doors.push', {}, { dedupeKey: 'due' });
  return rows.map(({ id }) => id);
}
