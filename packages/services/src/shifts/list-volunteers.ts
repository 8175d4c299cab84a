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
  week_night: number;
  fortnight: number;
  month: number;
  night: number;
  last_until: string | null;
  next: { shiftId: string; checkpoint: string; startsAt: string; endsAt: string } | null;
}

interface Looked {
  readonly now: Date;
  readonly zone: string;
  /** A day of the week whose load is counted. */
  readonly day: string;
  readonly paths: readonly string[];
  readonly name: string | null;
  readonly after: readonly [string, string] | null;
  readonly limit: number;
}

const DAY = 86_400_000;

/** The statement behind a page: whose post lets them stand in the areas, then what each of those shown carries. */
export const volunteersQuery = ({ now, zone, day, paths, name, after, limit }: Looked): SQL => {
  const moment = (at: Date) => sql`${at.toISOString()}::timestamptz`;
  const at = moment(now);
  const monday = mondayOf(day);
  const startOf = (at: string) => moment(instantOf(at, '00:00', zone));
  const [before, week, nextWeek] = [addDays(monday, -7), monday, addDays(monday, 7)].map(startOf);
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
        ${name === null ? sql`` : sql`and position(${name}::text in account.display_name) > 0`}
        ${after === null ? sql`` : sql`and (account.display_name, account.id) > (${after[0]}::text, ${after[1]}::uuid)`}
      order by account.display_name, account.id limit ${limit}::int)
    select shown.id as account_id, shown.name,
      exists (select from risk_readings done join checkpoints post on post.id = done.checkpoint_id
        join areas place on place.id = post.area_id
        where done.account_id = shown.id and done.risk_version = post.risk_version and post.closed_at is null
          and ${within(sql`place.path`, paths)}) as risks_read,
      cleared.insurance, cleared.insured_until, coalesce(cleared.trained, '[]') as trained,
      load.week, load.week_night, load.fortnight,
      served.minutes as month, served.night,
      (select max(coalesce(held.checked_out_at, held.ends_at)) from claims held
        where held.account_id = shown.id and held.state in ('left', 'done') and held.starts_at <= ${at}) as last_until,
      (select jsonb_build_object('shiftId', held.shift_id, 'checkpoint', post.name, 'startsAt', held.starts_at, 'endsAt', held.ends_at)
        from claims held join shifts shift on shift.id = held.shift_id join checkpoints post on post.id = shift.checkpoint_id
        where held.account_id = shown.id and held.state in ('offered', 'claimed') and held.starts_at > ${at}
        order by held.starts_at limit 1) as next
    from shown
    cross join lateral (
      select coalesce(sum(each.minutes) filter (where each.starts_at >= ${week}), 0)::int as week,
        coalesce(sum(each.night_minutes) filter (where each.starts_at >= ${week}), 0)::int as week_night,
        coalesce(sum(each.minutes), 0)::int as fortnight
      from (select held.starts_at, shift.night_minutes,
          case when held.state = 'done' then coalesce(held.confirmed_minutes, shift.minutes) else shift.minutes end as minutes
        from claims held join shifts shift on shift.id = held.shift_id
        where held.account_id = shown.id and held.state in ('offered', 'claimed', 'on-duty', 'left', 'done')
          and held.starts_at >= ${before} and held.starts_at < ${nextWeek}) each) load
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
  { areaId, day, name, cursor, limit }: ParsedInputOf<'GET /shifts/volunteers'>,
): Promise<ReplyOf<'GET /shifts/volunteers'>> {
  const paths = await reachedPaths(ctx, 'shifts.view-people', areaId);
  const after = readCursorOf(cursor, z.tuple([z.string(), Id]));
  const now = ctx.clock.now();
  const { zone } = ctx.settings;
  const rows = await ctx.db.execute<Row>(
    volunteersQuery({
      now,
      zone,
      day: day ?? dayOf(now, zone),
      paths,
      name: name ?? null,
      after,
      limit: limit + 1,
    }),
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
      weekNightMinutes: row.week_night,
      fortnightMinutes: row.fortnight,
      monthMinutes: row.month,
      nightMinutes: row.night,
      lastUntil: row.last_until === null ? null : new Date(row.last_until).toISOString(),
      next: row.next && {
        ...row.next,
        startsAt: new Date(row.next.startsAt).toISOString(),
        endsAt: new Date(row.next.endsAt).toISOString(),
      },
    }),
  );
}
