import type { ParsedInputOf, ReplyOf } from '@linli/contracts/catalog';
import { Problem } from '@linli/contracts/problem';
import type { Coverage } from '@linli/contracts/reports/values';
import { arrayLiteral } from '@linli/db/array-literal';
import { areas } from '@linli/db/people/tables';
import { isWithin } from '@linli/domain/identity/rights';
import { eq, type SQL, sql } from 'drizzle-orm';
import { reach } from '../authorise.ts';
import type { Ctx } from '../context.ts';
import { areaView, areaWithin } from '../people/area-view.ts';
import { coversOpening, isUnreported } from './expected.ts';
import { inRange } from './in-range.ts';
import { loadSlot, type Slot, slotView } from './load-slot.ts';

type Reply = ReplyOf<'GET /reports/coverage'>;
type Counts = Coverage & { child: string | null };

/**
 * Expected, reported, on time, to be looked at and excused, by the areas directly below one. Computed from the ledger and
 * the reports each time and stored nowhere; a slot that is over keeps its expected and on-time figures for good.
 *
 * People count where they lived when the slot opened. Those who live in the area itself, not below, are in the total only.
 * @throws Problem not-allowed, not-found
 */
export async function showCoverage(
  ctx: Ctx,
  { slotId, areaId }: ParsedInputOf<'GET /reports/coverage'>,
): Promise<Reply> {
  const paths = reach(ctx, 'reports.coverage');
  const slot = await loadSlot(ctx, slotId);
  const area = await areaWithin(ctx, areaId ?? (await widestArea(ctx, paths, slot)), paths);
  const counts = await ctx.db.execute<Counts>(coverageCounts(slot, area.path, ctx.clock.now()));
  const labels = counts.flatMap(({ child }) => (child === null ? [] : [child]));
  const children = await ctx.db
    .select()
    .from(areas)
    .where(sql`${areas.label} = any(${arrayLiteral(labels)}::bigint[])`)
    .orderBy(sql`length(${areas.name})`, areas.name, areas.id);
  const byLabel = new Map(counts.map((row) => [row.child, row]));
  return {
    slot: slotView(slot),
    area: areaView(area, area.fullName),
    total: counts.reduce(sum, nobody),
    below: children.map((child) => ({
      area: areaView(child, `${area.fullName}·${child.compound ?? ''}${child.name}`),
      coverage: sum(nobody, byLabel.get(String(child.label)) ?? nobody),
    })),
  };
}

const nobody: Coverage = { expected: 0, reported: 0, onTime: 0, attention: 0, excused: 0 };
const sum = (a: Coverage, b: Coverage): Coverage => ({
  expected: a.expected + b.expected,
  reported: a.reported + b.reported,
  onTime: a.onTime + b.onTime,
  attention: a.attention + b.attention,
  excused: a.excused + b.excused,
});

/** The area to begin with: what the caller and the round have in common. */
async function widestArea(ctx: Ctx, paths: readonly string[], slot: Slot): Promise<string> {
  if (paths.some((path) => isWithin(slot.roundPath, path))) return slot.roundAreaId;
  const path = paths.find((each) => isWithin(each, slot.roundPath));
  if (path === undefined) throw new Problem('not-found');
  const [area] = await ctx.db.select({ id: areas.id }).from(areas).where(eq(areas.path, path));
  if (!area) throw new Problem('not-found');
  return area.id;
}

/**
 * Query of the counts by the label of the area directly below `path`, null for those who live in it itself; or, for parts that
 * lie deeper, by the path of each door. What concerns few, those to be looked at and those who left, is counted apart: so the
 * many are counted by all processors at once.
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
  const depth = path.split('.').length;
  const child =
    by === 'door'
      ? sql`span.area_path::text`
      : sql`case when nlevel(span.area_path) > ${depth}::int then subpath(span.area_path, ${depth}::int, 1)::text end`;
  const isExpected = sql`span.round_id = ${slot.roundId}::uuid and ${inRange(sql`span.area_path`, sql`${path}::text::ltree`)}
    and ${coversOpening(sql`span`, slot.opensAt)}`;
  return sql`
    with everybody as (
      select expected.child, count(*)::int as expected, count(given.person_id)::int as reported,
        (count(*) filter (where given.reported_at < ${closes}))::int as "onTime"
      from (select ${child} as child, span.person_id from round_members span where ${isExpected}) expected
      left join person_reports given
        on given.slot_id = ${slot.id}::uuid and given.person_id = expected.person_id and given.seq = 1
      group by expected.child
    ), noted as (
      select ${child} as child, count(*)::int as attention
      from (
        select distinct worse.person_id from person_reports worse
        where worse.slot_id = ${slot.id}::uuid and worse.level <> 'normal'
          and not exists (select from submissions later where later.replaces_id = worse.submission_id)
      ) worse
      join round_members span on span.person_id = worse.person_id and ${isExpected}
      group by 1
    ), gone as (
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
