import type { ParsedInputOf, ReplyOf } from '@linli/contracts/catalog';
import { Id } from '@linli/contracts/values';
import { arrayLiteral } from '@linli/db/array-literal';
import { checkpoints, shifts } from '@linli/db/shifts/tables';
import { addDays, instantOf } from '@linli/domain/civil-time';
import { and, asc, between, eq, inArray, or, type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Ctx } from '../context.ts';
import { page, readCursorOf } from '../paging.ts';
import { reachedPaths } from '../reports/reached-paths.ts';
import { within } from '../within.ts';
import { loadCheckpoint } from './load-checkpoint.ts';
import { placeViews } from './place-views.ts';
import { shiftColumns, shiftRow } from './shift-row.ts';

type Input = ParsedInputOf<'GET /shifts/board'>;

/**
 * The week by checkpoint: who stands when, and what is missing. Shifts a pattern took away are left out; those a person called
 * off are shown so. `locked`: it has begun, or is called off; nobody plans it any more. Three statements whatever the page.
 * @throws Problem not-allowed, not-found, invalid-input
 */
export async function showBoard(ctx: Ctx, input: Input): Promise<ReplyOf<'GET /shifts/board'>> {
  const now = ctx.clock.now();
  const posts = await loadPosts(ctx, input);
  const shown = posts.slice(0, input.limit).map(({ id }) => id);
  const found =
    shown.length === 0
      ? []
      : await ctx.db
          .select(shiftColumns)
          .from(shifts)
          .innerJoin(checkpoints, eq(checkpoints.id, shifts.checkpointId))
          .where(
            and(
              inArray(shifts.checkpointId, shown),
              between(shifts.day, input.fromDay, addDays(input.fromDay, input.days - 1)),
              or(eq(shifts.state, 'open'), eq(shifts.byHand, true)),
            ),
          )
          .orderBy(asc(shifts.startsAt), asc(shifts.id));
  const ids = found.map(({ shift }) => shift.id);
  const placesOf = await placeViews(ctx, ids);
  const waitingOf = await countWaiting(ctx, ids);
  return page(
    posts,
    input.limit,
    ({ name, id }) => [name, id],
    ({ id, name }) => ({
      checkpointId: id,
      name,
      shifts: found
        .filter(({ shift }) => shift.checkpointId === id)
        .map((each) => ({
          ...shiftRow(each),
          places: placesOf(each.shift.id),
          waiting: waitingOf.get(each.shift.id) ?? 0,
          locked: each.shift.startsAt <= now || each.shift.state !== 'open',
        })),
    }),
  );
}

interface Post extends Record<string, unknown> {
  id: string;
  name: string;
}

/** Checkpoints of a page, by name; closed ones as long as they were open in that week. */
export const postsQuery = (
  from: Date,
  paths: readonly string[],
  after: readonly [string, string] | null,
  limit: number,
): SQL => sql`
  select post.id, post.name from checkpoints post join areas place on place.id = post.area_id
  where ${within(sql`place.path`, paths)}
    and (post.closed_at is null or post.closed_at > ${from.toISOString()}::timestamptz)
    ${after === null ? sql`` : sql`and (post.name, post.id) > (${after[0]}::text, ${after[1]}::uuid)`}
  order by post.name, post.id limit ${limit}::int`;

async function loadPosts(ctx: Ctx, { areaId, checkpointId, fromDay, cursor, limit }: Input): Promise<Post[]> {
  if (checkpointId !== undefined)
    return [(await loadCheckpoint(ctx, checkpointId, 'shifts.view-people')).checkpoint].map(
      ({ id, name }) => ({
        id,
        name,
      }),
    );
  const paths = await reachedPaths(ctx, 'shifts.view-people', areaId);
  const after = readCursorOf(cursor, z.tuple([z.string(), Id]));
  const from = instantOf(fromDay, '00:00', ctx.settings.zone);
  return ctx.db.execute<Post>(postsQuery(from, paths, after, limit + 1));
}

async function countWaiting(ctx: Ctx, shiftIds: readonly string[]): Promise<Map<string, number>> {
  if (shiftIds.length === 0) return new Map();
  const rows = await ctx.db.execute<{ shift_id: string; waiting: number }>(sql`
    select shift_id, count(*)::int as waiting from shift_waits
    where shift_id = any(${arrayLiteral(shiftIds)}::uuid[]) and state = 'waiting' group by shift_id`);
  return new Map(rows.map(({ shift_id, waiting }) => [shift_id, waiting]));
}
