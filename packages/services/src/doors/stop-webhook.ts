import type { ParsedInputOf, ReplyOf } from '@linli/contracts/catalog';
import type { WebhookStop } from '@linli/contracts/doors/webhook-labels';
import { webhookDeliveries, webhooks } from '@linli/db/doors/tables';
import { and, eq, inArray, isNull } from 'drizzle-orm';
import { record } from '../audit/record.ts';
import type { Ctx } from '../context.ts';
import { loadWebhook } from './load-webhook.ts';

/** Stops a webhook; what waits is held for a replay. @throws Problem not-found, not-allowed */
export async function stopWebhook(
  ctx: Ctx,
  { webhookId, reason }: ParsedInputOf<'POST /doors/stop-webhook'>,
): Promise<ReplyOf<'POST /doors/stop-webhook'>> {
  const now = ctx.clock.now();
  const { areaPath } = await loadWebhook(ctx, webhookId);
  await holdBack(ctx, now, { webhookId, areaPath, why: 'by-hand', reason });
  return { done: true };
}

/** Stops a webhook, once. @returns whether this call did */
export async function holdBack(
  ctx: Ctx,
  now: Date,
  {
    webhookId,
    areaPath,
    why,
    reason,
  }: { webhookId: string; areaPath: string; why: WebhookStop; reason?: string },
): Promise<boolean> {
  const stopped = await ctx.db
    .update(webhooks)
    .set({ stoppedAt: now, stoppedWhy: why })
    .where(and(eq(webhooks.id, webhookId), isNull(webhooks.stoppedAt)))
    .returning({ id: webhooks.id });
  if (stopped.length === 0) return false;
  await ctx.db
    .update(webhookDeliveries)
    .set({ state: 'held' })
    .where(
      and(
        eq(webhookDeliveries.webhookId, webhookId),
        inArray(webhookDeliveries.state, ['waiting', 'sending']),
      ),
    );
  await record(ctx, now, {
    action: 'doors.stop-webhook',
    subjectKind: 'webhook',
    subjectId: webhookId,
    areaPath,
    reason: reason ?? null,
    facts: { why },
  });
  return true;
}
