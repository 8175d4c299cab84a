import { Problem } from '@linli/contracts/problem';
import { areas } from '@linli/db/people/tables';
import type { Right } from '@linli/domain/identity/rights';
import { and, eq, isNull } from 'drizzle-orm';
import { demand } from '../authorise.ts';
import type { Ctx } from '../context.ts';

/** An area of the register in which the actor has a right. @throws Problem not-found, not-allowed */
export async function loadArea(
  ctx: Ctx,
  right: Right,
  areaId: string,
): Promise<{ id: string; path: string }> {
  const [area] = await ctx.db
    .select({ id: areas.id, path: areas.path })
    .from(areas)
    .where(and(eq(areas.id, areaId), isNull(areas.closedAt)));
  if (!area) throw new Problem('not-found');
  demand(ctx, right, area.path);
  return area;
}
