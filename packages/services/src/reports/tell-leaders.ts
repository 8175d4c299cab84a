import { arrayLiteral } from '@linli/db/array-literal';
import { sql } from 'drizzle-orm';
import type { Ctx } from '../context.ts';
import { queueNotices } from '../notices/queue-notices.ts';

/** Queues a message about each alert for the building heads and grid leaders of its place. */
export async function tellLeaders(ctx: Ctx, now: Date, alertIds: readonly string[]): Promise<void> {
  if (alertIds.length === 0) return;
  const moment = sql`${now.toISOString()}::timestamptz`;
  await queueNotices(
    ctx,
    now,
    'alert-raised',
    sql`select distinct post.account_id, 'alert:' || alert.id as matter, jsonb_build_object('alertId', alert.id) as facts
      from alerts alert
      join areas spot on spot.id = alert.area_id
      join areas place on place.path @> spot.path
      join appointments post on post.area_id = place.id and post.role in ('building-head', 'grid-leader')
      where alert.id = any(${arrayLiteral(alertIds)}::uuid[])
        and post.from_at <= ${moment} and (post.until_at is null or post.until_at > ${moment})`,
  );
}
