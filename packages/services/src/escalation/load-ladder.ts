import { LadderDefinition } from '@linli/contracts/escalation/ladder';
import { shippedLadders } from '@linli/domain/escalation/shipped-ladders';
import { sql } from 'drizzle-orm';
import type { Ctx } from '../context.ts';

/**
 * The ladder in force at a place: of the nearest area upward that published one under the key, newest version; else the
 * shipped one. A key nobody knows gets the usual ladder: no case is without one.
 */
export async function loadLadder(
  ctx: Pick<Ctx, 'db'>,
  key: string,
  areaPath: string,
): Promise<LadderDefinition> {
  const [row] = await ctx.db.execute<{ definition: unknown }>(sql`
    select ladder.definition from ladders ladder left join areas place on place.id = ladder.area_id
    where ladder.key = ${key} and (ladder.area_id is null or place.path @> ${areaPath}::text::ltree)
    order by nlevel(place.path) desc nulls last, ladder.version desc limit 1`);
  if (row) return LadderDefinition.parse(row.definition);
  const shipped = shippedLadders[key] ?? shippedLadders.usual;
  if (!shipped) throw new Error('no ladder is shipped');
  return shipped;
}
