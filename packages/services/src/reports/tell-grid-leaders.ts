import { sql } from 'drizzle-orm';
import type { Ctx } from '../context.ts';
import { type NoticeKind, queueNotices } from '../notices/queue-notices.ts';

/** Households by the path of their unit or building. */
export interface Households {
  readonly path: string;
  readonly count: number;
}

/** Tells each grid leader, once a slot, how many households of their grid are up to them. */
export async function tellGridLeaders(
  ctx: Ctx,
  now: Date,
  kind: NoticeKind & ('calls-left' | 'visits-due'),
  slotId: string,
  households: readonly Households[],
): Promise<void> {
  if (households.length === 0) return;
  const moment = sql`${now.toISOString()}::timestamptz`;
  await queueNotices(
    ctx,
    now,
    kind,
    sql`select post.account_id, ${`${kind}:${slotId}`}::text as matter,
        jsonb_build_object('slotId', ${slotId}::text, 'households', sum(door.count)) as facts
      from jsonb_to_recordset(${JSON.stringify(households)}::jsonb) as door(path text, count int)
      join areas place on place.path @> door.path::ltree
      join appointments post on post.area_id = place.id and post.role = 'grid-leader'
      where post.from_at <= ${moment} and (post.until_at is null or post.until_at > ${moment})
      group by post.account_id`,
  );
}
