import type { ParsedInputOf, ReplyOf } from '@linli/contracts/catalog';
import { areas } from '@linli/db/people/tables';
import { and, asc, ne, sql } from 'drizzle-orm';
import { reach } from '../authorise.ts';
import type { Ctx } from '../context.ts';
import { within } from '../within.ts';
import { areaView, areaWithin, fullNameAt } from './area-view.ts';

/** One area with the way up to it, widest first, as far as the caller may see. @throws Problem not-found */
export async function readArea(
  ctx: Ctx,
  input: ParsedInputOf<'GET /people/areas/:areaId'>,
): Promise<ReplyOf<'GET /people/areas/:areaId'>> {
  const paths = reach(ctx, 'areas.view');
  const area = await areaWithin(ctx, input.areaId, paths);
  const way = await ctx.db
    .select({ area: areas, fullName: fullNameAt(sql`areas.path`, paths) })
    .from(areas)
    .where(and(sql`${areas.path} @> ${area.path}::ltree`, ne(areas.id, area.id), within(areas.path, paths)))
    .orderBy(asc(sql`nlevel(${areas.path})`));
  return {
    ...areaView(area, area.fullName),
    way: way.map((each) => areaView(each.area, each.fullName)),
  };
}
