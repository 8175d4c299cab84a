import type { ParsedInputOf, ReplyOf } from '@linli/contracts/catalog';
import type { DutyRole, InsuranceKind } from '@linli/contracts/shifts/labels';
import { Id } from '@linli/contracts/values';
import { arrayLiteral } from '@linli/db/array-literal';
import { addDays, dayOf, instantOf } from '@linli/domain/civil-time';
import { rights } from '@linli/domain/identity/rights';
import { mondayOf } from '@linli/domain/shifts/hours-of-work';
import { type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Ctx } from '../context.ts';
import { page, readCursorOf } from '../paging.ts';
import { reachedPaths } from '../reports/reached-paths.ts';
import { within } from '../within.ts';

interface Row extends Record<string, unknown> {
  account_id: string;
  name: string;
  risks_read: boolean;
  insurance: InsuranceKind | null;
  insured_until: string | null;
  trained: DutyRole[];
  week: number;
  month: number;
  night: number;
  last_until: string | null;
}

const DAY = 86_400_000;

/** The statement behind a page: whose post lets them stand in the areas, then what each of those shown carries. */
export const volunteersQuery = (
  now: Date,
  zone: string,
  paths: readonly string[],
  after: readonly [string, string] | null,
  limit: number,
): SQL => {
  const moment = (at: Date) => sql`${at.toISOString()}::timestamptz`;
  const at = moment(now);
  const monday = mondayOf(dayOf(now, zone));
  const [week, nextWeek] = [monday, addDays(monday, 7)].map((day) => moment(instantOf(day, '00:00', zone)));
  return sql`
    with who as (
      select distinct post.account_id from areas place
      join appointments post on post.area_id = place.id
        and post.role = any(${arrayLiteral(rights['shifts.claim'])}::text[])
        and post.from_at <= ${at} and (post.until_at is null or post.until_at > ${at})
      where ${within(sql`place.path`, paths)} and place.closed_at is null),
    shown as materialized (
      select account.id, account.display_name as name from who join accounts account on account.id = who.account_id
      where account.closed_at is null
        ${after === null ? sql`` : sql`and (account.display_name, account.id) > (${after[0]}::text, ${after[1]}::uuid)`}
      order by account.display_name, account.id limit ${limit}::int)
    select shown.id as account_id, shown.name,
      exists (select from risk_readings done join checkpoints post on post.id = done.checkpoint_id
        join areas place on place.id = post.area_id
        where done.account_id = shown.id and done.risk_version = post.risk_version and post.closed_at is null
          and ${within(sql`place.path`, paths)}) as risks_read,
      cleared.insurance, cleared.insured_until, coalesce(cleared.trained, '[]') as trained,
      (select coalesce(sum(case when held.state = 'done' then coalesce(held.confirmed_minutes, shift.minutes) else shift.minutes end), 0)::int
        from claims held join shifts shift on shift.id = held.shift_id
        where held.account_id = shown.id and held.state in ('offered', 'claimed', 'on-duty', 'left', 'done')
          and held.starts_at >= ${week} and held.starts_at < ${nextWeek}) as week,
      served.minutes as month, served.night,
      (select max(coalesce(held.checked_out_at, held.ends_at)) from claims held
        where held.account_id = shown.id and held.state in ('left', 'done') and held.starts_at <= ${at}) as last_until
    from shown
    left join lateral (
      select own.insurance, own.insured_until::text as insured_until, to_jsonb(own.trained) as trained
      from clearances own join areas community on community.id = own.community_id
      where own.account_id = shown.id
        and (${within(sql`community.path`, paths)} or community.path @> any(${arrayLiteral(paths)}::ltree[]))
      order by own.insured_until desc nulls last, own.community_id limit 1) cleared on true
    cross join lateral (
      select coalesce(sum(entry.minutes), 0)::int as minutes, coalesce(sum(entry.night_minutes), 0)::int as night
      from service_hours entry
      where entry.account_id = shown.id and entry.from_at > ${moment(new Date(now.getTime() - 30 * DAY))}) served
    order by shown.name, shown.id`;
};

/**
 * Who may stand in an area: what is recorded of them, and what they carry. `risksRead`: they have read what is in force at one
 * of its checkpoints at least.
 * @throws Problem not-allowed, not-found, invalid-input
 */
export async function listVolunteers(
  ctx: Ctx,
  { areaId, cursor, limit }: ParsedInputOf<'GET /shifts/volunteers'>,
): Promise<ReplyOf<'GET /shifts/volunteers'>> {
  const paths = await reachedPaths(ctx, 'shifts.view-people', areaId);
  const after = readCursorOf(cursor, z.tuple([z.string(), Id]));
  const rows = await ctx.db.execute<Row>(
    volunteersQuery(ctx.clock.now(), ctx.settings.zone, paths, after, limit + 1),
  );
  return page(
    rows,
    limit,
    (row) => [row.name, row.account_id],
    (row) => ({
      accountId: row.account_id,
      name: row.name,
      risksRead: row.risks_read,
      insurance:
        row.insurance === null || row.insured_until === null
          ? null
          : { kind: row.insurance, untilDay: row.insured_until },
      trained: row.trained,
      weekMinutes: row.week,
      monthMinutes: row.month,
      nightMinutes: row.night,
      lastUntil: row.last_until === null ? null : new Date(row.last_until).toISOString(),
    }),
  );
}
