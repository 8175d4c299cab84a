import { Problem } from '@linli/contracts/problem';
import { dutyPairs } from '@linli/db/rosters/tables';
import { livePairStates } from '@linli/domain/rosters/pairs';
import { and, eq, inArray } from 'drizzle-orm';
import type { Ctx } from '../context.ts';

/** A pair that lives, held until the transaction ends. @throws Problem not-found */
export async function loadPair(ctx: Ctx, pairId: string): Promise<typeof dutyPairs.$inferSelect> {
  const [pair] = await ctx.db
    .select()
    .from(dutyPairs)
    .where(and(eq(dutyPairs.id, pairId), inArray(dutyPairs.state, [...livePairStates])))
    .for('update');
  if (!pair) throw new Problem('not-found');
  return pair;
}
