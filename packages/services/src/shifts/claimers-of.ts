import { arrayLiteral } from '@linli/db/array-literal';
import { rights } from '@linli/domain/identity/rights';
import { sql } from 'drizzle-orm';
import type { Ctx } from '../context.ts';

// More than ever live in one community.
const most = 2000;

/** Accounts whose post lets them stand at checkpoints of the community a place lies in, in a fixed order. */
export async function claimersOf(ctx: Ctx, now: Date, areaPath: string): Promise<string[]> {
  const moment = sql`${now.toISOString()}::timestamptz`;
  const rows = await ctx.db.execute<{ account_id: string }>(sql`
    select distinct post.account_id
    from appointments post
    join areas place on place.id = post.area_id and place.closed_at is null
    join accounts account on account.id = post.account_id and account.closed_at is null
    where post.role = any(${arrayLiteral(rights['shifts.claim'])}::text[])
      and post.from_at <= ${moment} and (post.until_at is null or post.until_at > ${moment})
      and (place.path @> ${areaPath}::text::ltree or place.path <@ coalesce(
        (select community.path from areas community
          where community.path @> ${areaPath}::text::ltree and community.kind = 'community'), ${areaPath}::text::ltree))
    order by post.account_id
    limit ${most}`);
  return rows.map((row) => row.account_id);
}
