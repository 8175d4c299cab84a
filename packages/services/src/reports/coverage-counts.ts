import type { Coverage } from '@linli/contracts/reports/values';
import type { Db } from '@linli/db/client';
import { slotFigures } from '@linli/db/reports/tables';
import { eq, type SQL, sql } from 'drizzle-orm';
import type { Ctx } from '../context.ts';
import { coversOpening, isUnreported } from './expected.ts';
import { inRange } from './in-range.ts';
import type { Slot } from './load-slot.ts';

type CoverageRow = Coverage & { child: string | null } & Record<string, unknown>;

/** Counts that are under way, by the pool they run on; nothing is kept once it is there. */
const underWay = new WeakMap<Db, Map<string, Promise<readonly CoverageRow[]>>>();

/**
 * The figures of a slot by the areas directly below a path. Counting a district takes a moment, and several parts of a page
 * and several desks ask for the same: who asks while it is being counted gets that count.
 */
export function countCoverage(
  ctx: Ctx,
  slot: Pick<Slot, 'id' | 'roundId' | 'opensAt' | 'closesAt'>,
  path: string,
  now: Date,
): Promise<readonly CoverageRow[]> {
  const counting = underWay.get(ctx.db) ?? new Map<string, Promise<readonly CoverageRow[]>>();
  underWay.set(ctx.db, counting);
  const key = `${slot.id} ${path}`;
  const standing = counting.get(key);
  if (standing) return standing;
  const counted = coverageQuery(ctx, slot, path, now)
    .then((query) => ctx.db.execute<CoverageRow>(query))
    .finally(() => counting.delete(key));
  counting.set(key, counted);
  return counted;
}

/**
 * The query of `coverageCounts`, or, of a slot whose answers were destroyed, of the figures that were kept of it: by grid at the
 * nearest, so that below one there are none.
 */
export async function coverageQuery(
  ctx: Pick<Ctx, 'db'>,
  slot: Pick<Slot, 'id' | 'roundId' | 'opensAt' | 'closesAt'>,
  path: string,
  now: Date,
  by: 'child' | 'door' = 'child',
): Promise<SQL> {
  const kept = await ctx.db.$count(slotFigures, eq(slotFigures.slotId, slot.id));
  if (kept === 0) return coverageCounts(slot, path, now, by);
  return sql`
    select ${childOf(sql`kept.area_path`, path, by)} as child, sum(expected)::int as expected, sum(reported)::int as reported,
      sum(on_time)::int as "onTime", sum(attention)::int as attention, sum(excused)::int as excused
    from slot_figures kept
    where kept.slot_id = ${slot.id}::uuid and ${inRange(sql`kept.area_path`, sql`${path}::text::ltree`)}
    group by 1`;
}

function childOf(areaPath: SQL, path: string, by: 'child' | 'door'): SQL {
  const depth = path.split('.').length;
  return by === 'door'
    ? sql`${areaPath}::text`
    : sql`case when nlevel(${areaPath}) > ${depth}::int then subpath(${areaPath}, ${depth}::int, 1)::text end`;
}

/** A district and its streets: so many live there that all reports of the slot are read once instead of one for each person. */
const wideDepth = 2;

/**
 * Query of the counts by the label of the area directly below `path`, null for those who live in it itself; or, for parts that
 * lie deeper, by the path of each door. What concerns few, those to be looked at and those who left, is counted apart: so the
 * many are counted by all processors at once.
 *
 * In the first hour of a slot Postgres has no statistics of it and takes it for empty. An ordinary join would then read all of its
 * reports again for each person. A full join cannot be done in that way, and a limit makes it look each person up.
 */
export function coverageCounts(
  slot: Pick<Slot, 'id' | 'roundId' | 'opensAt' | 'closesAt'>,
  path: string,
  now: Date,
  by: 'child' | 'door' = 'child',
): SQL {
  const closes = sql`${slot.closesAt.toISOString()}::timestamptz`;
  const end = new Date(Math.min(now.getTime(), slot.closesAt.getTime()));
  const at = sql`${end.toISOString()}::timestamptz`;
  const child = childOf(sql`span.area_path`, path, by);
  const isExpected = sql`span.round_id = ${slot.roundId}::uuid and ${inRange(sql`span.area_path`, sql`${path}::text::ltree`)}
    and ${coversOpening(sql`span`, slot.opensAt)}`;
  const firstOf = sql`select given.person_id, given.reported_at from person_reports given
    where given.slot_id = ${slot.id}::uuid and given.seq = 1`;
  const worseOf = sql`select worse.person_id from person_reports worse
    where worse.slot_id = ${slot.id}::uuid and worse.level <> 'normal'
      and not exists (select from submissions later where later.replaces_id = worse.submission_id)`;
  const isWide = path.split('.').length <= wideDepth;
  const given = isWide
    ? sql`full join (${firstOf}) given on given.person_id = expected.person_id`
    : sql`left join lateral (${firstOf} and given.person_id = expected.person_id limit 1) given on true`;
  const noted = isWide
    ? sql`(select distinct person_id from (${worseOf}) worse) worse cross join lateral (
        select span.area_path from round_members span where span.person_id = worse.person_id and ${isExpected} limit 1) span`
    : sql`(select span.area_path, span.person_id from round_members span where ${isExpected}) span cross join lateral (
        ${worseOf} and worse.person_id = span.person_id limit 1) worse`;
  return sql`
    with everybody as (
      select expected.child, count(expected.person_id)::int as expected,
        (count(*) filter (where expected.person_id is not null and given.person_id is not null))::int as reported,
        (count(*) filter (where expected.person_id is not null and given.reported_at < ${closes}))::int as "onTime"
      from (select ${child} as child, span.person_id from round_members span where ${isExpected}) expected
      ${given}
      group by expected.child having count(expected.person_id) > 0
    ), noted as materialized (
      select ${child} as child, count(*)::int as attention from ${noted} group by 1
    ), gone as materialized (
      select ${child} as child, count(*)::int as excused
      from round_members span
      where ${isExpected} and span.until_at is not null and span.until_at <= ${at}
        and ${isUnreported(sql`span`, slot.id)} and (
          select true from round_members later
          where later.round_id = ${slot.roundId}::uuid and later.person_id = span.person_id
            and later.from_at <= ${at} and (later.until_at is null or later.until_at > ${at})
          limit 1) is null
      group by 1
    )
    select everybody.*, coalesce(noted.attention, 0) as attention, coalesce(gone.excused, 0) as excused
    from everybody
    left join noted on coalesce(noted.child, '') = coalesce(everybody.child, '')
    left join gone on coalesce(gone.child, '') = coalesce(everybody.child, '')`;
}
