import { requestPhotos } from '@linli/db/requests/tables';
import { and, isNull, lt } from 'drizzle-orm';
import type { Ctx } from '../context.ts';

const keptMs = 2 * 86_400_000;

/** Deletes photos that no request named within two days of their upload: nobody will. @returns how many */
export async function dropLoosePhotos(ctx: Ctx): Promise<number> {
  const before = new Date(ctx.clock.now().getTime() - keptMs);
  const dropped = await ctx.db
    .delete(requestPhotos)
    .where(and(isNull(requestPhotos.requestId), lt(requestPhotos.createdAt, before)))
    .returning({ id: requestPhotos.id });
  return dropped.length;
}
