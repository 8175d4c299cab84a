import type { WebhookEvent } from '@linli/contracts/doors/webhook-labels';
import type { NoticeFacts } from '@linli/domain/notices/facts';
import { sql } from 'drizzle-orm';
import type { Ctx } from '../context.ts';
import { queuePush } from './queue-push.ts';

export interface Announcement {
  readonly event: WebhookEvent;
  /** Where it happened: webhooks there and above hear of it. */
  readonly areaPath: string;
  /** Ids, kinds, states, counts and times; null: nobody outside is told of this one. Asked only if somebody listens. */
  data(): Promise<NoticeFacts | null>;
}

/**
 * Tells other systems that asked for it what happened, in the transaction of the verb: rows now, pushed by a worker once that
 * commits (ADR 0104). A webhook that is stopped keeps it for a replay.
 * @throws Error when the data carry anything else than ids, counts, moments and codes; that is a defect of the caller
 */
export async function announce(ctx: Ctx, now: Date, { event, areaPath, data }: Announcement): Promise<void> {
  const listening = await ctx.db.execute<{ id: string; stopped: boolean }>(sql`
    select webhook.id, webhook.stopped_at is not null as stopped
    from webhooks webhook join areas place on place.id = webhook.area_id
    where webhook.ended_at is null and ${event}::text = any(webhook.events) and place.path @> ${areaPath}::text::ltree
    order by webhook.id`);
  if (listening.length === 0) return;
  const facts = await data();
  if (facts !== null) await queuePush(ctx, now, event, facts, listening);
}
