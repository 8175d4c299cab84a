import { arrayLiteral } from '@linli/db/array-literal';
import { rights } from '@linli/domain/identity/rights';
import { sql } from 'drizzle-orm';
import type { Ctx } from '../context.ts';

/**
 * Those who lead at a place now: of the nearest area upward in which somebody does, in a fixed order. `besides` are left out,
 * for what they must not do themselves.
 */
export async function leadsOf(
  ctx: Ctx,
  now: Date,
  areaPath: string,
  besides: readonly string[] = [],
): Promise<string[]> {
  const moment = sql`${now.toISOString()}::timestamptz`;
  const rows = await ctx.db.execute<{ account_id: string }>(sql`
    select distinct account_id from (
      select post.account_id, rank() over (order by nlevel(place.path) desc) as nearness
      from appointments post
      join areas place on place.id = post.area_id
      where place.path @> ${areaPath}::text::ltree
        and post.role = any(${arrayLiteral(rights['shifts.lead'])}::text[])
        and post.account_id <> all(${arrayLiteral(besides)}::uuid[])
        and post.from_at <= ${moment} and (post.until_at is null or post.until_at > ${moment})) lead
    where nearness = 1
    order by account_id`);
  return rows.map((row) => row.account_id);
}
