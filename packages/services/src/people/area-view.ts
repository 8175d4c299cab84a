import type { ReplyOf } from '@linli/contracts/catalog';
import type { AreaKind } from '@linli/contracts/people/areas';
import { Problem } from '@linli/contracts/problem';
import { areas } from '@linli/db/people/tables';
import { and, eq, isNull, type SQL, sql } from 'drizzle-orm';
import type { Ctx } from '../context.ts';
import { within } from '../within.ts';

export type AreaView = ReplyOf<'POST /people/create-area'>;

/** An area as it rests. */
export type Area = typeof areas.$inferSelect;

/**
 * Names from the widest area within `reach` down to the one at `path`, as SQL; null for reach names everything, which is for
 * areas everybody may know. `path` is written out (`areas.path`): drizzle leaves a table's name away where there is one table.
 */
export const fullNameAt = (path: SQL, reach: readonly string[] | null) =>
  sql<string>`(select coalesce(string_agg(coalesce(up.compound, '') || up.name, '·' order by nlevel(up.path)), '')
    from areas up where up.path @> ${path}${reach === null ? sql`` : sql` and (${within(sql`up.path`, reach)})`})`;

/** What leaves of an area. */
export const areaView = (area: Area, fullName: string): AreaView => ({
  areaId: area.id,
  parentId: area.parentId,
  kind: area.kind as AreaKind,
  name: area.name,
  fullName,
  compound: area.compound,
});

/**
 * An area that exists and lies within `reach`.
 * @throws Problem not-found, whether it is gone, never was, or lies elsewhere.
 */
export async function areaWithin(
  ctx: Pick<Ctx, 'db'>,
  areaId: string,
  reach: readonly string[],
): Promise<Area & { fullName: string }> {
  const [found] = await ctx.db
    .select({ area: areas, fullName: fullNameAt(sql`areas.path`, reach) })
    .from(areas)
    .where(and(eq(areas.id, areaId), isNull(areas.closedAt), within(areas.path, reach)));
  if (!found) throw new Problem('not-found');
  return { ...found.area, fullName: found.fullName };
}
