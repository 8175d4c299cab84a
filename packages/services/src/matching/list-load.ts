import type { ParsedInputOf, ReplyOf } from '@linli/contracts/catalog';
import { Id } from '@linli/contracts/values';
import { arrayLiteral } from '@linli/db/array-literal';
import { rights } from '@linli/domain/identity/rights';
import { matchPolicy } from '@linli/domain/matching/policy';
import { type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Ctx } from '../context.ts';
import { page, readCursorOf } from '../paging.ts';
import { reachedPaths } from '../reports/reached-paths.ts';
import { within } from '../within.ts';
import { dayAround } from './load-volunteers.ts';

interface Row extends Record<string, unknown> {
  account_id: string;
  name: string;
  is_on: boolean;
  now: number;
  today: number;
  minutes: number;
}

type Key = readonly [number, string];

/** The statement behind a page: who lives or holds a post of help in the areas and has ever said what they do. */
export const loadQuery = (
  now: Date,
  dayStart: Date,
  paths: readonly string[],
  after: Key | null,
  limit: number,
): SQL => {
  const at = sql`${now.toISOString()}::timestamptz`;
  const since = new Date(now.getTime() - matchPolicy.hoursDays * 86_400_000).toISOString();
  const roles = arrayLiteral(rights['requests.help']);
  return sql`
    with belongs as (
      select helper.account_id from areas place join helpers helper on helper.base_area_id = place.id
      where ${within(sql`place.path`, paths)}
      union
      select post.account_id from areas place
      join appointments post on post.area_id = place.id and post.role = any(${roles}::text[])
        and post.from_at <= ${at} and (post.until_at is null or post.until_at > ${at})
      where ${within(sql`place.path`, paths)}),
    who as (
      select helper.account_id, helper.is_on and (helper.until_at is null or helper.until_at > ${at}) as is_on
      from belongs join helpers helper on helper.account_id = belongs.account_id
      where exists (select from appointments post where post.account_id = helper.account_id
        and post.role = any(${roles}::text[])
        and post.from_at <= ${at} and (post.until_at is null or post.until_at > ${at}))),
    shown as (
      select account_id, is_on from who
      ${after === null ? sql`` : sql`where (case when is_on then 0 else 1 end, account_id) > (${after[0]}::int, ${after[1]}::uuid)`}
      order by case when is_on then 0 else 1 end, account_id
      limit ${limit}::int)
    select shown.account_id, account.display_name as name, shown.is_on,
      (select count(distinct coalesce(held.bundle_id, held.id))::int from request_hands held
        where held.account_id = shown.account_id and held.role = 'helper' and held.until_at is null) as now,
      (select count(*)::int from request_hands taken where taken.account_id = shown.account_id and taken.role = 'helper'
        and taken.from_at >= ${dayStart.toISOString()}::timestamptz
        and (taken.end_reason is null or taken.end_reason in ('done', 'ended'))) as today,
      (select coalesce(sum(served.minutes), 0)::int from service_hours served
        where served.account_id = shown.account_id and served.from_at > ${since}::timestamptz) as minutes
    from shown join accounts account on account.id = shown.account_id
    order by case when shown.is_on then 0 else 1 end, shown.account_id`;
};

/**
 * Who helps in an area and how much they carry; those on duty first.
 * @throws Problem not-allowed, second-factor-needed, not-found, invalid-input
 */
export async function listLoad(
  ctx: Ctx,
  input: ParsedInputOf<'GET /matching/load'>,
): Promise<ReplyOf<'GET /matching/load'>> {
  const now = ctx.clock.now();
  const paths = await reachedPaths(ctx, 'matching.view', input.areaId);
  const after = readCursorOf(input.cursor, z.tuple([z.int32(), Id]));
  const { start } = dayAround(now, ctx.settings.zone);
  const rows = await ctx.db.execute<Row>(loadQuery(now, start, paths, after, input.limit + 1));
  return page(
    rows,
    input.limit,
    (row) => [row.is_on ? 0 : 1, row.account_id],
    (row) => ({
      accountId: row.account_id,
      name: row.name,
      on: row.is_on,
      now: row.now,
      today: row.today,
      minutesOf30Days: row.minutes,
    }),
  );
}
