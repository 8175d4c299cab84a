import { arrayLiteral } from '@linli/db/array-literal';
import { sql } from 'drizzle-orm';
import type { Ctx } from '../context.ts';
import { queueNotices } from '../notices/queue-notices.ts';

/** Queues a message about alerts for the building heads and grid leaders of a place. */
export async function tellLeaders(
  ctx: Ctx,
  now: Date,
  areaPath: string,
  alertIds: readonly string[],
): Promise<void> {
  if (alertIds.length === 0) return;
  const moment = sql`${now.toISOString()}::timestamptz`;
  await queueNotices(
    ctx,
    now,
    'alert-raised',
    sql`select distinct post.account_id, 'alert:' || alert.id as matter, jsonb_build_object('alertId', alert.id) as facts
      from appointments post
      join areas place on place.id = post.area_id
      cross join unnest(${arrayLiteral(alertIds)}::uuid[]) as alert(id)
      where post.role in ('building-head', 'grid-leader') and place.path @> ${areaPath}::text::ltree
        and post.from_at <= ${moment} and (post.until_at is null or post.until_at > ${moment})`,
  );
}
