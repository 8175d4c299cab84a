import type { ParsedInputOf, ReplyOf } from '@linli/contracts/catalog';
import { areas } from '@linli/db/people/tables';
import { and, eq, inArray, isNull, sql } from 'drizzle-orm';
import { z } from 'zod';
import { reach } from '../authorise.ts';
import type { Ctx } from '../context.ts';
import { page, readCursorOf } from '../paging.ts';
import { within } from '../within.ts';
import { areaView, areaWithin, fullNameAt } from './area-view.ts';

/** Sort key of a page. */
const Key = z.tuple([z.string(), z.uuid()]);

/**
 * Areas directly below one, or those the caller's posts reach; buildings in the order of their numbers.
 * @throws Problem not-allowed without a post; not-found for an area elsewhere.
 */
export async function listAreas(
  ctx: Ctx,
  input: ParsedInputOf<'GET /people/areas'>,
): Promise<ReplyOf<'GET /people/areas'>> {
  const paths = reach(ctx, 'areas.view');
  const parent = input.parentId === undefined ? null : await areaWithin(ctx, input.parentId, paths);
  const after = readCursorOf(input.cursor, Key);
  const name = sql`${areas.name} collate by_number`;
  const rows = await ctx.db
    .select({
      area: areas,
      fullName: fullNameAt(sql`areas.path`, paths),
      children: sql<number>`(select count(*)::int from areas child
        where child.parent_id = areas.id and child.closed_at is null)`,
      households: sql<number>`(select count(*)::int from areas place join households on households.area_id = place.id
        where place.path <@ areas.path and households.closed_at is null)`,
    })
    .from(areas)
    .where(
      and(
        isNull(areas.closedAt),
        parent === null ? inArray(sql`${areas.path}::text`, paths) : eq(areas.parentId, parent.id),
        within(areas.path, paths),
        after === null
          ? undefined
          : sql`(${name}, ${areas.id}) > (${after[0]} collate by_number, ${after[1]}::uuid)`,
      ),
    )
    .orderBy(name, areas.id)
    .limit(input.limit + 1);
  return page(
    rows,
    input.limit,
    ({ area }) => [area.name, area.id],
    ({ area, fullName, children, households }) => ({ ...areaView(area, fullName), children, households }),
  );
}
