import type { ParsedInputOf, ReplyOf } from '@linli/contracts/catalog';
import { webhookDeliveries, webhooks } from '@linli/db/doors/tables';
import { eq } from 'drizzle-orm';
import { record } from '../audit/record.ts';
import type { Ctx } from '../context.ts';
import { loadWebhook } from './load-webhook.ts';

/** Ends a webhook for good; its log goes with it. @throws Problem not-found, not-allowed */
export async function removeWebhook(
  ctx: Ctx,
  { webhookId, reason }: ParsedInputOf<'POST /doors/remove-webhook'>,
): Promise<ReplyOf<'POST /doors/remove-webhook'>> {
  const now = ctx.clock.now();
  const { areaPath } = await loadWebhook(ctx, webhookId);
  await ctx.db.update(webhooks).set({ endedAt: now }).where(eq(webhooks.id, webhookId));
  await ctx.db.delete(webhookDeliveries).where(eq(webhookDeliveries.webhookId, webhookId));
  await record(ctx, now, {
    action: 'doors.remove-webhook',
    subjectKind: 'webhook',
    subjectId: webhookId,
    areaPath,
    reason,
  });
  return { done: true };
}
