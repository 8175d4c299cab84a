import { arrayLiteral } from '@linli/db/array-literal';
import { approverRoles, type FilledPost } from '@linli/domain/requests/plea-approver';
import { sql } from 'drizzle-orm';
import type { Ctx } from '../context.ts';

/**
 * Posts in the line of command around a place that somebody else fills now and is not on leave from. Leave belongs to a
 * later slice; it is read here as a fact of the database.
 */
export async function filledPosts(
  ctx: Pick<Ctx, 'db'>,
  now: Date,
  areaPath: string,
  butFor: string,
): Promise<FilledPost[]> {
  const moment = sql`${now.toISOString()}::timestamptz`;
  const rows = await ctx.db.execute<{ role: FilledPost['role']; area_id: string; path: string }>(sql`
    select distinct post.role, post.area_id, place.path::text as path
    from appointments post
    join areas place on place.id = post.area_id and place.path @> ${areaPath}::text::ltree
    join accounts account on account.id = post.account_id and account.closed_at is null
    where post.role = any(${arrayLiteral(approverRoles)}::text[]) and post.account_id <> ${butFor}::uuid
      and post.from_at <= ${moment} and (post.until_at is null or post.until_at > ${moment})
      and not exists (select from absences away where away.account_id = post.account_id
        and away.from_at <= ${moment} and away.until_at > ${moment})`);
  return rows.map((row) => ({ role: row.role, areaId: row.area_id, areaPath: row.path }));
}
