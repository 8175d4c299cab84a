import { sheetRuns } from '@linli/db/sheets/tables';
import { and, eq, isNotNull, lte } from 'drizzle-orm';
import type { Ctx } from '../context.ts';

/** Removes the files of forms whose days are over; that they were filled, and by what, stays. A recurring job. */
export async function deleteExpiredRuns(ctx: Ctx): Promise<number> {
  const gone = await ctx.db
    .update(sheetRuns)
    .set({ state: 'expired', fileCipher: null })
    .where(
      and(
        eq(sheetRuns.state, 'ready'),
        lte(sheetRuns.expiresAt, ctx.clock.now()),
        isNotNull(sheetRuns.fileCipher),
      ),
    )
    .returning({ id: sheetRuns.id });
  return gone.length;
}
