import type { Role } from '@linli/contracts/identity/roles';
import { arrayLiteral } from '@linli/db/array-literal';
import { rights } from '@linli/domain/identity/rights';
import type { LocalCaller } from '@linli/domain/reports/assign-calls';
import { type SQL, sql } from 'drizzle-orm';
import type { Ctx } from '../context.ts';

/** That a post of an account is in force and lets it call a household at a place (`ltree`). */
export const mayCall = (accountId: SQL, path: SQL, now: Date): SQL => sql`exists (
  select from appointments post join areas place on place.id = post.area_id
  where post.account_id = ${accountId} and post.role = any(${arrayLiteral(rights['reports.call'])}::text[])
    and post.from_at <= ${now.toISOString()}::timestamptz
    and (post.until_at is null or post.until_at > ${now.toISOString()}::timestamptz)
    and place.path @> ${path})`;

export interface OnDuty extends LocalCaller {
  readonly name: string;
}

/**
 * Those who may call somewhere in or around an area, with where they may and how many calls they were given today, in the
 * order of the tree. `among`: some accounts by id, or the holders of a role.
 */
export async function callersOnDuty(
  ctx: Ctx,
  now: Date,
  where: { path: string; today: string; dailyLimit: number },
  among: { accountIds: readonly string[] } | { role: Role },
): Promise<OnDuty[]> {
  const roles = 'role' in among ? [among.role] : rights['reports.call'];
  const rows = await ctx.db.execute<{ id: string; name: string; paths: string[]; already: number }>(sql`
    select account.id, account.display_name as name, array_agg(distinct place.path::text) as paths,
      (select count(*)::int from calls given
        where given.caller_id = account.id and given.day = ${where.today}::date) as already
    from appointments post
    join areas place on place.id = post.area_id
    join accounts account on account.id = post.account_id and account.closed_at is null
    where post.role = any(${arrayLiteral(roles)}::text[])
      and post.from_at <= ${now.toISOString()}::timestamptz
      and (post.until_at is null or post.until_at > ${now.toISOString()}::timestamptz)
      and (place.path <@ ${where.path}::text::ltree or place.path @> ${where.path}::text::ltree)
      ${'accountIds' in among ? sql`and account.id = any(${arrayLiteral(among.accountIds)}::uuid[])` : sql``}
    group by account.id
    order by (array_agg(place.path order by place.path))[1], account.id`);
  return rows.map((row) => ({
    accountId: row.id,
    name: row.name,
    paths: row.paths,
    already: row.already,
    dailyLimit: where.dailyLimit,
  }));
}
