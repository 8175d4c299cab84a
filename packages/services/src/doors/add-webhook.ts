import type { ParsedInputOf, ReplyOf } from '@linli/contracts/catalog';
import type { WebhookEvent } from '@linli/contracts/doors/webhook-labels';
import { invalid, Problem } from '@linli/contracts/problem';
import { webhooks } from '@linli/db/doors/tables';
import { eventRights } from '@linli/domain/doors/event-rights';
import { may } from '@linli/domain/identity/rights';
import { and, count, eq, isNull } from 'drizzle-orm';
import { record } from '../audit/record.ts';
import { signedIn } from '../authorise.ts';
import { type Ctx, inTransaction } from '../context.ts';
import { loadArea } from '../reports/load-area.ts';
import { uses } from '../vault.ts';
import { newWebhookSecret } from './webhook-secret.ts';

const mostLive = 20;
const tooMany = {
  zh: `这个区域已有 ${mostLive} 个推送地址，请先删去不再需要的`,
  en: `This area has ${mostLive} webhooks; remove those no longer needed first`,
};

/** Refuses events that somebody may not see themselves. @throws Problem not-allowed */
export function demandEvents(ctx: Ctx, events: readonly WebhookEvent[], areaPath: string): void {
  const { posts } = signedIn(ctx);
  if (!events.every((event) => may(posts, eventRights[event], areaPath))) throw new Problem('not-allowed');
}

/** Looks at an address before any transaction, as names are slow to look up. @throws Problem invalid-input */
export async function demandCallable(ctx: Ctx, url: string): Promise<void> {
  const objection = await ctx.gateways.webhooks.objection(url);
  if (objection !== null) throw invalid('/url', objection);
}

/**
 * Adds an address that hears of an area. The secret leaves once; it rests sealed.
 * @throws Problem not-found, not-allowed; invalid-input for an address that must not be called; already-done for an id that is
 * known; rule-refused with twenty at the area
 */
export async function addWebhook(
  ctx: Ctx,
  { webhookId, areaId, name, url, events }: ParsedInputOf<'POST /doors/add-webhook'>,
): Promise<ReplyOf<'POST /doors/add-webhook'>> {
  const { accountId } = signedIn(ctx);
  const now = ctx.clock.now();
  const area = await loadArea(ctx, 'webhooks.set-up', areaId);
  demandEvents(ctx, events, area.path);
  await demandCallable(ctx, url);
  const secret = newWebhookSecret();
  await inTransaction(ctx, async (inner) => {
    const [live] = await inner.db
      .select({ webhooks: count() })
      .from(webhooks)
      .where(and(eq(webhooks.areaId, areaId), isNull(webhooks.endedAt)));
    if ((live?.webhooks ?? 0) >= mostLive) throw new Problem('rule-refused', { detail: tooMany });
    const added = await inner.db
      .insert(webhooks)
      .values({
        id: webhookId,
        areaId,
        name,
        urlCipher: inner.vault.seal(uses.webhookUrl, url),
        events: [...new Set(events)].toSorted(),
        secretCipher: inner.vault.seal(uses.webhookSecret, secret),
        createdBy: accountId,
        createdAt: now,
      })
      .onConflictDoNothing()
      .returning({ id: webhooks.id });
    if (added.length === 0) throw new Problem('already-done');
    await record(inner, now, {
      action: 'doors.add-webhook',
      subjectKind: 'webhook',
      subjectId: webhookId,
      areaPath: area.path,
      facts: { host: new URL(url).host, events },
    });
  });
  return { secret };
}
