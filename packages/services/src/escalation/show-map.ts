import type { ParsedInputOf, ReplyOf } from '@linli/contracts/catalog';
import type { MapLayer } from '@linli/contracts/escalation/labels';
import type { AreaKind } from '@linli/contracts/people/areas';
import { areas } from '@linli/db/people/tables';
import type { Right } from '@linli/domain/identity/rights';
import { eq, type SQL, sql } from 'drizzle-orm';
import type { Ctx } from '../context.ts';
import { countCoverage, coverageQuery } from '../reports/coverage-counts.ts';
import { loadArea } from '../reports/load-area.ts';
import { loadSlot, type Slot } from '../reports/load-slot.ts';
import { timeLeft } from '../requests/time-left.ts';

type Reply = ReplyOf<'GET /escalation/map'>;

const rightOf: Record<MapLayer, Right> = {
  reports: 'reports.coverage',
  requests: 'requests.view',
  alerts: 'alerts.view',
  gaps: 'shifts.view-people',
};

const HOUR = 3_600_000;
// Buildings of a large community; of more only the first are drawn, and all are counted.
const mostTiles = 600;
const mostPoints = 200;

/**
 * An area in tiles: the areas directly below a district or a street; the buildings of whatever is smaller, or its own parts
 * where it has none. One statement counts, for however many tiles; nobody's name or door is told.
 * @throws Problem not-allowed, not-found
 */
export async function showMap(
  ctx: Ctx,
  { areaId, layer, slotId }: ParsedInputOf<'GET /escalation/map'>,
): Promise<Reply> {
  const now = ctx.clock.now();
  const { path } = await loadArea(ctx, rightOf[layer], areaId);
  const [area] = await ctx.db.select().from(areas).where(eq(areas.id, areaId));
  const kind = (area?.kind ?? 'unit') as AreaKind;
  const byChild = kind === 'district' || kind === 'street';
  const slot = layer === 'reports' ? (slotId ?? (await newestSlot(ctx, now, path))) : null;
  const counts = await countsOf(ctx, now, { layer, path, byChild, slotId: slot });
  const rows =
    counts === null
      ? []
      : await ctx.db.execute<Row>(
          tilesQuery({ areaId, path, byChild, labelled: byChild && layer === 'reports', counts }),
        );
  return {
    area: { areaId, name: area?.name ?? '', kind },
    tiles: rows.flatMap(({ id, kind: of, name, compound, count, serious }) =>
      id === null ? [] : [{ areaId: id, kind: of, name, compound, count, serious }],
    ),
    rest: rest(rows),
    points: layer === 'gaps' && !byChild ? await pointsOf(ctx, now, path) : [],
    slotId: slot,
  };
}

interface Row extends Record<string, unknown> {
  /** Null: everything that was counted, in a tile or not. */
  id: string | null;
  kind: AreaKind;
  name: string;
  compound: string | null;
  count: number;
  serious: number;
}

function rest(rows: readonly Row[]): Reply['rest'] {
  const sum = (of: (row: Row) => number, those: readonly Row[]) =>
    those.reduce((all, row) => all + of(row), 0);
  const total = rows.filter(({ id }) => id === null);
  const tiles = rows.filter(({ id }) => id !== null);
  const left = (of: (row: Row) => number) => Math.max(0, sum(of, total) - sum(of, tiles));
  return { count: left(({ count }) => count), serious: left(({ serious }) => serious) };
}

/** Rows `place, count, serious` of what is counted; null: there is nothing to count by. */
async function countsOf(
  ctx: Ctx,
  now: Date,
  {
    layer,
    path,
    byChild,
    slotId,
  }: { layer: MapLayer; path: string; byChild: boolean; slotId: string | null },
): Promise<SQL | null> {
  const here = sql`${path}::text::ltree`;
  const until = (hours: number) => sql`${new Date(now.getTime() + hours * HOUR).toISOString()}::timestamptz`;
  switch (layer) {
    case 'reports':
      if (slotId === null) return null;
      return missingOf(ctx, now, { slot: await loadSlot(ctx, slotId), path, byChild });
    case 'requests':
      return sql`
        select a.path::text as place, count(*)::int as count,
          (count(*) filter (where ${timeLeft(now)} = 'over'))::int as serious
        from requests r join areas a on a.id = r.area_id
        where r.closed_at is null and a.path <@ ${here} group by a.path`;
    case 'alerts':
      return sql`
        select place.path::text as place, count(*)::int as count,
          (count(*) filter (where alert.state = 'open' and alert.level = 'danger'))::int as serious
        from alerts alert join areas place on place.id = alert.area_id
        where alert.state in ('open', 'taken') and place.path <@ ${here} group by place.path`;
    case 'gaps':
      return sql`
        select shift.area_path::text as place, sum(shift.people - shift.taken)::int as count,
          coalesce(sum(shift.people - shift.taken) filter (where shift.starts_at < ${until(3)}), 0)::int as serious
        from shifts shift
        where shift.area_path <@ ${here} and shift.state = 'open' and shift.taken < shift.people
          and shift.starts_at > ${until(0)} and shift.starts_at < ${until(24)}
        group by shift.area_path`;
  }
}

/** Who is missing, by place. What the desk counts of the same district at the same moment is counted once. */
async function missingOf(
  ctx: Ctx,
  now: Date,
  { slot, path, byChild }: { slot: Slot; path: string; byChild: boolean },
): Promise<SQL> {
  const covered = byChild
    ? sql`jsonb_to_recordset(${JSON.stringify(await countCoverage(ctx, slot, path, now))}::jsonb)
        as covered(child text, expected int, reported int, excused int)`
    : sql`(${await coverageQuery(ctx, slot, path, now, 'door')}) covered`;
  return sql`
    select child as place, greatest(0, greatest(0, expected - excused) - reported) as count, 0 as serious from ${covered}`;
}

/** Tiles with what lies within each, and one row with everything. `labelled`: places are labels of the tiles. */
function tilesQuery({
  areaId,
  path,
  byChild,
  labelled,
  counts,
}: {
  areaId: string;
  path: string;
  byChild: boolean;
  labelled: boolean;
  counts: SQL;
}): SQL {
  const here = sql`${path}::text::ltree`;
  const inTile = labelled ? sql`counted.place = tile.label::text` : sql`counted.place::ltree <@ tile.path`;
  const below = sql`tile.parent_id = ${areaId}::uuid and tile.closed_at is null`;
  const buildings = sql`tile.path <@ ${here} and tile.kind = 'building' and tile.id <> ${areaId}::uuid and tile.closed_at is null`;
  return sql`
    with counted as materialized (${counts}),
    tiles as materialized (
      select tile.id, tile.kind, tile.name, tile.compound, tile.path, tile.label from areas tile
      where ${byChild ? below : sql`(${buildings}) or (${below} and not exists (select from areas tile where ${buildings}))`}
      order by tile.compound collate by_number nulls last, tile.name collate by_number, tile.id limit ${mostTiles}::int)
    select * from (
      select tile.id, tile.kind, tile.name, tile.compound, coalesce(inside.count, 0)::int as count, coalesce(inside.serious, 0)::int as serious
      from tiles tile
      cross join lateral (
        select sum(counted.count) as count, sum(counted.serious) as serious from counted where ${inTile}) inside
      order by tile.compound collate by_number nulls last, tile.name collate by_number, tile.id) drawn
    union all
    select null, 'unit', '', null, coalesce(sum(count), 0)::int, coalesce(sum(serious), 0)::int from counted`;
}

/** Checkpoints of an area with what is missing there. */
async function pointsOf(ctx: Ctx, now: Date, path: string): Promise<Reply['points']> {
  const until = (hours: number) => sql`${new Date(now.getTime() + hours * HOUR).toISOString()}::timestamptz`;
  const rows = await ctx.db.execute<{
    id: string;
    name: string;
    latitude: number | null;
    longitude: number | null;
    count: number;
    serious: number;
  }>(sql`
    select post.id, post.name, post.latitude, post.longitude, coalesce(missing.count, 0)::int as count,
      coalesce(missing.serious, 0)::int as serious
    from areas place join checkpoints post on post.area_id = place.id and post.closed_at is null
    left join lateral (
      select sum(shift.people - shift.taken) as count,
        sum(shift.people - shift.taken) filter (where shift.starts_at < ${until(3)}) as serious
      from shifts shift
      where shift.checkpoint_id = post.id and shift.state = 'open' and shift.taken < shift.people
        and shift.starts_at > ${until(0)} and shift.starts_at < ${until(24)}
        and shift.day between (${until(0)} at time zone ${ctx.settings.zone})::date
          and (${until(24)} at time zone ${ctx.settings.zone})::date) missing on true
    where place.path <@ ${path}::text::ltree and place.closed_at is null
    order by post.name collate by_number, post.id limit ${mostPoints}::int`);
  return rows.map(({ id, latitude, longitude, ...row }) => ({
    checkpointId: id,
    name: row.name,
    count: row.count,
    serious: row.serious,
    location: latitude === null || longitude === null ? null : { latitude, longitude },
  }));
}

/** The slot that opened last of the rounds that ask the area. */
async function newestSlot(ctx: Ctx, now: Date, path: string): Promise<string | null> {
  const [slot] = await ctx.db.execute<{ id: string }>(sql`
    select slot.id from areas place join rounds asked on asked.area_id = place.id
    join round_slots slot on slot.round_id = asked.id
    where (place.path @> ${path}::text::ltree or place.path <@ ${path}::text::ltree)
      and slot.opens_at <= ${now.toISOString()}::timestamptz
    order by slot.opens_at desc, slot.id limit 1`);
  return slot?.id ?? null;
}
