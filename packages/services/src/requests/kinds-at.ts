import type { KindDefinition } from '@linli/contracts/requests/kind';
import type { KindView } from '@linli/contracts/requests/values';
import { areas } from '@linli/db/people/tables';
import { requestKinds } from '@linli/db/requests/tables';
import { kindsInForce } from '@linli/domain/requests/kind-form';
import { shippedKinds } from '@linli/domain/requests/shipped-kinds/shipped-kinds';
import { eq, isNull, or, sql } from 'drizzle-orm';
import type { Ctx } from '../context.ts';

/** Kinds of help offered at a place (path), in the order of the pictures: the nearest area's own before those above. */
export async function kindsAt(ctx: Pick<Ctx, 'db'>, areaPath: string): Promise<KindView[]> {
  const rows = await ctx.db
    .select({
      kindId: requestKinds.id,
      key: requestKinds.key,
      version: requestKinds.version,
      definition: requestKinds.definition,
      closed: sql<boolean>`${requestKinds.closedAt} is not null`,
      depth: sql<number>`coalesce(nlevel(${areas.path}), 0)`,
    })
    .from(requestKinds)
    .leftJoin(areas, eq(areas.id, requestKinds.areaId))
    .where(or(isNull(requestKinds.areaId), sql`${areas.path} @> ${areaPath}::ltree`));
  return kindsInForce(rows, Object.keys(shippedKinds)).map(({ kindId, key, version, definition }) => ({
    kindId,
    key,
    version,
    definition: definition as KindDefinition,
  }));
}
