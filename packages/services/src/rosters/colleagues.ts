import { arrayLiteral } from '@linli/db/array-literal';
import { rights } from '@linli/domain/identity/rights';
import { type SQL, sql } from 'drizzle-orm';
import type { Ctx, HeldPost } from '../context.ts';
import { within } from '../within.ts';

/** Paths of the communities of some posts: those they lie in, and those below them. */
export async function communitiesOf(
  ctx: Pick<Ctx, 'db'>,
  posts: readonly Pick<HeldPost, 'areaPath'>[],
): Promise<string[]> {
  const paths = arrayLiteral(posts.map(({ areaPath }) => areaPath));
  const found = await ctx.db.execute<{ path: string }>(sql`
    select place.path::text as path from areas place
    where place.kind = 'community' and place.closed_at is null
      and (place.path @> any(${paths}::ltree[]) or place.path <@ any(${paths}::ltree[]))`);
  return found.map(({ path }) => path);
}

/** Query of `account_id` of everybody with a post that lets them stand at checkpoints, at or below some places. */
export const standingBelow = (now: Date, paths: readonly string[]): SQL => {
  const at = sql`${now.toISOString()}::timestamptz`;
  return sql`
    select post.account_id from areas place
    join appointments post on post.area_id = place.id and post.role = any(${arrayLiteral(rights['shifts.claim'])}::text[])
      and post.from_at <= ${at} and (post.until_at is null or post.until_at > ${at})
    where ${within(sql`place.path`, paths)}`;
};

/** Those of some accounts who may stand at or below some places. */
export async function amongStanding(
  ctx: Pick<Ctx, 'db'>,
  now: Date,
  paths: readonly string[],
  accountIds: readonly string[],
): Promise<Set<string>> {
  const found = await ctx.db.execute<{ account_id: string }>(sql`
    select distinct stands.account_id from (${standingBelow(now, paths)}) stands
    join accounts account on account.id = stands.account_id and account.closed_at is null
    where stands.account_id = any(${arrayLiteral(accountIds)}::uuid[])`);
  return new Set(found.map(({ account_id }) => account_id));
}
