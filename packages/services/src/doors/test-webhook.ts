import type { ParsedInputOf, ReplyOf } from '@linli/contracts/catalog';
import { testEvent } from '@linli/contracts/doors/webhook-labels';
import { Problem } from '@linli/contracts/problem';
import { record } from '../audit/record.ts';
import type { Ctx } from '../context.ts';
import { loadWebhook } from './load-webhook.ts';
import { queuePush } from './queue-push.ts';

/** Sends a test message through the same door as everything else. @throws Problem not-found, not-allowed; illegal-transition when it is stopped */
export async function testWebhook(
  ctx: Ctx,
  { webhookId }: ParsedInputOf<'POST /doors/test-webhook'>,
): Promise<ReplyOf<'POST /doors/test-webhook'>> {
  const now = ctx.clock.now();
  const webhook = await loadWebhook(ctx, webhookId);
  if (webhook.stopped) throw new Problem('illegal-transition');
  const [deliveryId] = await queuePush(ctx, now, testEvent, { webhookId }, [webhook]);
  if (deliveryId === undefined) throw new Error('the test just written is not there');
  await record(ctx, now, {
    action: 'doors.test-webhook',
    subjectKind: 'webhook',
    subjectId: webhookId,
    areaPath: webhook.areaPath,
  });
  return { deliveryId };
}
