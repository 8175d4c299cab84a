import type { ParsedInputOf, ReplyOf } from '@linli/contracts/catalog';
import { webhooks } from '@linli/db/doors/tables';
import { eq } from 'drizzle-orm';
import { record } from '../audit/record.ts';
import { reach } from '../authorise.ts';
import { type Ctx, inTransaction } from '../context.ts';
import { uses } from '../vault.ts';
import { demandCallable, demandEvents } from './add-webhook.ts';
import { loadWebhook } from './load-webhook.ts';

/**
 * Gives a webhook another name, address or choice of events. What waits goes to the new address.
 * @throws Problem not-found, not-allowed; invalid-input for an address that must not be called
 */
export async function changeWebhook(
  ctx: Ctx,
  { webhookId, name, url, events }: ParsedInputOf<'POST /doors/change-webhook'>,
): Promise<ReplyOf<'POST /doors/change-webhook'>> {
  reach(ctx, 'webhooks.set-up');
  const now = ctx.clock.now();
  if (url !== null) await demandCallable(ctx, url);
  await inTransaction(ctx, async (inner) => {
    const { areaPath } = await loadWebhook(inner, webhookId);
    demandEvents(inner, events, areaPath);
    await inner.db
      .update(webhooks)
      .set({
        name,
        events: [...new Set(events)].toSorted(),
        ...(url === null ? {} : { urlCipher: inner.vault.seal(uses.webhookUrl, url), failingSince: null }),
      })
      .where(eq(webhooks.id, webhookId));
    await record(inner, now, {
      action: 'doors.change-webhook',
      subjectKind: 'webhook',
      subjectId: webhookId,
      areaPath,
      facts: { events, ...(url === null ? {} : { host: new URL(url).host }) },
    });
  });
  return { done: true };
}
