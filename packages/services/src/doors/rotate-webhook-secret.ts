import type { ParsedInputOf, ReplyOf } from '@linli/contracts/catalog';
import { webhooks } from '@linli/db/doors/tables';
import { eq, sql } from 'drizzle-orm';
import { record } from '../audit/record.ts';
import type { Ctx } from '../context.ts';
import { uses } from '../vault.ts';
import { loadWebhook } from './load-webhook.ts';
import { newWebhookSecret } from './webhook-secret.ts';

const HOUR = 3_600_000;

/**
 * Makes a new secret. The old one signs beside it for some hours, so that the other side changes over without losing
 * anything; none when it has leaked. One from before the last change is over. @throws Problem not-found, not-allowed
 */
export async function rotateWebhookSecret(
  ctx: Ctx,
  { webhookId, overlapHours }: ParsedInputOf<'POST /doors/rotate-webhook-secret'>,
): Promise<ReplyOf<'POST /doors/rotate-webhook-secret'>> {
  const now = ctx.clock.now();
  const { areaPath } = await loadWebhook(ctx, webhookId);
  const secret = newWebhookSecret();
  const oldUntil = overlapHours === 0 ? null : new Date(now.getTime() + overlapHours * HOUR);
  await ctx.db
    .update(webhooks)
    .set({
      secretCipher: ctx.vault.seal(uses.webhookSecret, secret),
      oldSecretCipher: oldUntil === null ? null : sql`${webhooks.secretCipher}`,
      oldSecretUntil: oldUntil,
    })
    .where(eq(webhooks.id, webhookId));
  await record(ctx, now, {
    action: 'doors.rotate-webhook-secret',
    subjectKind: 'webhook',
    subjectId: webhookId,
    areaPath,
    facts: { overlapHours },
  });
  return { secret, oldUntil: oldUntil?.toISOString() ?? null };
}
