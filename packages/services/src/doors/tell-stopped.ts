import { sql } from 'drizzle-orm';
import type { Ctx } from '../context.ts';
import { queueNotices } from '../notices/queue-notices.ts';

/** Tells whoever leads the area of a webhook, and who set it up if they still lead there, that it stopped by itself. */
export async function tellStopped(ctx: Ctx, now: Date, webhookId: string): Promise<void> {
  const moment = sql`${now.toISOString()}::timestamptz`;
  await queueNotices(
    ctx,
    now,
    'webhook-stopped',
    sql`select distinct post.account_id, ${`webhook:${webhookId}:stopped:${now.getTime()}`}::text as matter,
        jsonb_build_object('webhookId', webhook.id) as facts
      from webhooks webhook
      join areas place on place.id = webhook.area_id
      join areas above on above.path @> place.path
      join appointments post on post.area_id = above.id
      where webhook.id = ${webhookId}::uuid and post.role in ('secretary', 'duty-officer')
        and post.from_at <= ${moment} and (post.until_at is null or post.until_at > ${moment})
        and (above.id = place.id or post.account_id = webhook.created_by)`,
  );
}
