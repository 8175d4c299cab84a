import { exports } from '@linli/db/people/tables';
import { and, eq, isNotNull, lte } from 'drizzle-orm';
import type { Ctx } from '../context.ts';

/** Removes the files of exports whose link has expired; that they were made stays in the audit. A recurring job. */
export async function deleteExpiredExports(ctx: Ctx): Promise<number> {
  const gone = await ctx.db
    .update(exports)
    .set({ state: 'expired', fileCipher: null, keyHash: null })
    .where(
      and(eq(exports.state, 'ready'), lte(exports.expiresAt, ctx.clock.now()), isNotNull(exports.fileCipher)),
    )
    .returning({ id: exports.id });
  return gone.length;
}
