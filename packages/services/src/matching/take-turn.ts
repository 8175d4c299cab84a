import { helpers } from '@linli/db/matching/tables';
import { eq, sql } from 'drizzle-orm';
import type { Ctx } from '../context.ts';

/**
 * Counts an errand as somebody's turn, a bundle as one. Their row is held until the transaction ends, so that what they take
 * comes one after another; requests are locked before it.
 */
export async function takeTurn(ctx: Ctx, accountId: string): Promise<void> {
  await ctx.db
    .update(helpers)
    .set({ turns: sql`${helpers.turns} + 1` })
    .where(eq(helpers.accountId, accountId));
}
