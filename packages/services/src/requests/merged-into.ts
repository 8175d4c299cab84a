import { requestMerges } from '@linli/db/requests/tables';
import { and, eq, isNull } from 'drizzle-orm';
import type { Ctx } from '../context.ts';

/** The merge by which a request goes on as another now; null when it goes on by itself. */
export async function mergedInto(ctx: Pick<Ctx, 'db'>, requestId: string) {
  const [merge] = await ctx.db
    .select()
    .from(requestMerges)
    .where(and(eq(requestMerges.fromId, requestId), isNull(requestMerges.undoneAt)));
  return merge ?? null;
}
