import type { NoticeKind } from '@linli/contracts/notices/labels';
import { robotPosts } from '@linli/db/notices/tables';
import type { NoticeFacts } from '@linli/domain/notices/facts';
import { sql } from 'drizzle-orm';
import type { Ctx } from '../context.ts';

interface Post {
  readonly kind: NoticeKind;
  readonly matter: string;
  readonly facts: NoticeFacts;
  readonly areaPath: string;
}

/** Queues a post for every chat robot at or above an area that carries the kind; the same matter once a group. */
export async function queuePosts(
  ctx: Ctx,
  now: Date,
  { kind, matter, facts, areaPath }: Post,
): Promise<void> {
  const moment = sql`${now.toISOString()}::timestamptz`;
  await ctx.db.execute(sql`
    insert into ${robotPosts} (id, robot_id, kind, facts, matter, due_at, created_at)
    select uuidv7(), robot.id, ${kind}::text, ${JSON.stringify(facts)}::jsonb, ${matter}::text, ${moment}, ${moment}
    from robots robot join areas place on place.id = robot.area_id
    where robot.ended_at is null and ${kind}::text = any(robot.kinds) and place.path @> ${areaPath}::text::ltree
    order by robot.id
    on conflict (matter, robot_id) do nothing`);
}
