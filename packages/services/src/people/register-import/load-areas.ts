import { Problem } from '@linli/contracts/problem';
import { areas } from '@linli/db/people/tables';
import { and, eq, isNull, sql } from 'drizzle-orm';
import type { Ctx } from '../../context.ts';
import type { AreaRow } from './import-places.ts';

const columns = {
  id: areas.id,
  parentId: areas.parentId,
  kind: areas.kind,
  name: areas.name,
  compound: areas.compound,
  path: areas.path,
};

/** The area a file is loaded into, with all areas of its community. @throws Problem not-found when it was closed. */
export async function loadAreas(ctx: Ctx, areaId: string): Promise<{ base: AreaRow; areas: AreaRow[] }> {
  const [base] = await ctx.db
    .select(columns)
    .from(areas)
    .where(and(eq(areas.id, areaId), isNull(areas.closedAt)));
  if (!base) throw new Problem('not-found');
  const community = sql`coalesce(
    (select ${areas.path} from ${areas} where ${areas.path} @> ${base.path}::ltree and ${areas.kind} = 'community'
      and ${areas.closedAt} is null limit 1), ${base.path}::ltree)`;
  const all = await ctx.db
    .select(columns)
    .from(areas)
    .where(and(sql`${areas.path} <@ ${community}`, isNull(areas.closedAt)));
  return { base: base as AreaRow, areas: all as AreaRow[] };
}
