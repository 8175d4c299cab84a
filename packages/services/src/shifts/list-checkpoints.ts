import type { ParsedInputOf, ReplyOf } from '@linli/contracts/catalog';
import { Id } from '@linli/contracts/values';
import { addDays, dayOf } from '@linli/domain/civil-time';
import { type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Ctx } from '../context.ts';
import { page, readCursorOf } from '../paging.ts';
import { reachedPaths } from '../reports/reached-paths.ts';
import { within } from '../within.ts';

interface Row extends Record<string, unknown> {
  id: string;
  name: string;
  place: string;
  area: string;
  on_duty: number;
  wanted: number;
  held: number;
}

type Key = readonly [string, string];

/** The statement behind a page: the checkpoints first, then the shifts of each around the next 24 hours. */
export const checkpointsQuery = (
  now: Date,
  zone: string,
  paths: readonly string[],
  after: Key | null,
  limit: number,
): SQL => {
  const at = sql`${now.toISOString()}::timestamptz`;
  const today = dayOf(now, zone);
  return sql`
    with shown as materialized (
      select post.id, post.name, post.place, place.name as area
      from checkpoints post join areas place on place.id = post.area_id
      where ${within(sql`place.path`, paths)} and post.closed_at is null
        ${after === null ? sql`` : sql`and (post.name, post.id) > (${after[0]}::text, ${after[1]}::uuid)`}
      order by post.name, post.id limit ${limit}::int)
    select shown.*, around.on_duty, around.wanted, around.held
    from shown cross join lateral (
      select coalesce(sum(shift.people) filter (where shift.ahead), 0)::int as wanted,
        coalesce(sum(least(shift.taken, shift.people)) filter (where shift.ahead), 0)::int as held,
        coalesce(sum(shift.there), 0)::int as on_duty
      from (select people, taken, ends_at > ${at} and starts_at < ${at} + interval '24 hours' as ahead,
          (select count(*) from claims held where held.shift_id = shifts.id and held.state = 'on-duty') as there
        from shifts where checkpoint_id = shown.id and state = 'open'
          and day between ${addDays(today, -2)}::date and ${addDays(today, 1)}::date) shift) around
    order by shown.name, shown.id`;
};

/**
 * Checkpoints of an area, with how the next 24 hours stand: people wanted and places held, and who is on duty now.
 * @throws Problem not-allowed, not-found, invalid-input
 */
export async function listCheckpoints(
  ctx: Ctx,
  { areaId, cursor, limit }: ParsedInputOf<'GET /shifts/checkpoints'>,
): Promise<ReplyOf<'GET /shifts/checkpoints'>> {
  const paths = await reachedPaths(ctx, 'shifts.view', areaId);
  const after = readCursorOf(cursor, z.tuple([z.string(), Id]));
  const rows = await ctx.db.execute<Row>(
    checkpointsQuery(ctx.clock.now(), ctx.settings.zone, paths, after, limit + 1),
  );
  return page(
    rows,
    limit,
    ({ name, id }) => [name, id],
    ({ id, name, place, area, on_duty, wanted, held }) => ({
      checkpointId: id,
      name,
      place,
      area,
      onDuty: on_duty,
      wanted,
      held,
    }),
  );
}
