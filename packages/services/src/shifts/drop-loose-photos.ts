import { incidentPhotos } from '@linli/db/shifts/duty-tables';
import { and, isNull, lt } from 'drizzle-orm';
import type { Ctx } from '../context.ts';

const keptMs = 86_400_000;

/** Deletes photos that no incident named within a day of their upload: nobody will. @returns how many */
export async function dropLoosePhotos(ctx: Ctx): Promise<number> {
  const before = new Date(ctx.clock.now().getTime() - keptMs);
  const dropped = await ctx.db
    .delete(incidentPhotos)
    .where(and(isNull(incidentPhotos.incidentId), lt(incidentPhotos.createdAt, before)))
    .returning({ id: incidentPhotos.id });
  return dropped.length;
}
