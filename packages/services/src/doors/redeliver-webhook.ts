import type { ParsedInputOf, ReplyOf } from '@linli/contracts/catalog';
import { Problem } from '@linli/contracts/problem';
import { webhookDeliveries } from '@linli/db/doors/tables';
import { enqueue } from '@linli/jobs/outbox';
import { eq } from 'drizzle-orm';
import { record } from '../audit/record.ts';
import type { Ctx } from '../context.ts';
import { loadWebhook } from './load-webhook.ts';
import { sendAgain } from './replay-webhook.ts';

/**
 * Sends one message again under its id, whatever became of it before.
 * @throws Problem not-found, not-allowed; illegal-transition when the webhook is stopped
 */
export async function redeliverWebhook(
  ctx: Ctx,
  { deliveryId }: ParsedInputOf<'POST /doors/redeliver-webhook'>,
): Promise<ReplyOf<'POST /doors/redeliver-webhook'>> {
  const now = ctx.clock.now();
  const [delivery] = await ctx.db
    .select({ webhookId: webhookDeliveries.webhookId })
    .from(webhookDeliveries)
    .where(eq(webhookDeliveries.id, deliveryId));
  if (!delivery) throw new Problem('not-found');
  const { areaPath, stopped } = await loadWebhook(ctx, delivery.webhookId);
  if (stopped) throw new Problem('illegal-transition');
  await sendAgain(ctx, now, eq(webhookDeliveries.id, deliveryId));
  await enqueue(ctx, 'doors.push', {}, { dedupeKey: 'due' });
  await record(ctx, now, {
    action: 'doors.redeliver-webhook',
    subjectKind: 'webhook',
    subjectId: delivery.webhookId,
    areaPath,
    facts: { deliveryId },
  });
  return { done: true };
}
