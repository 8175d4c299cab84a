import type { ParsedInputOf, ReplyOf } from '@linli/contracts/catalog';
import { webhooks } from '@linli/db/doors/tables';
import { eq } from 'drizzle-orm';
import { record } from '../audit/record.ts';
import type { Ctx } from '../context.ts';
import { loadWebhook } from './load-webhook.ts';

/** A stopped webhook hears again of what happens from now on; what was held is for a replay. @throws Problem not-found, not-allowed */
export async function startWebhook(
  ctx: Ctx,
  { webhookId }: ParsedInputOf<'POST /doors/start-webhook'>,
): Promise<ReplyOf<'POST /doors/start-webhook'>> {
  const now = ctx.clock.now();
  const { areaPath, stopped } = await loadWebhook(ctx, webhookId);
  if (!stopped) return { done: true };
  await ctx.db
    .update(webhooks)
    .set({ stoppedAt: null, stoppedWhy: null, failingSince: null })
    .where(eq(webhooks.id, webhookId));
  await record(ctx, now, {
    action: 'doors.start-webhook',
    subjectKind: 'webhook',
    subjectId: webhookId,
    areaPath,
  });
  return { done: true };
}
