import { gapSteps } from '@linli/db/reports/tables';
import { and, asc, isNull, lte, min } from 'drizzle-orm';
import { type Ctx, inTransaction } from '../context.ts';
import { tickGapLadder } from './tick-gap-ladder.ts';

// More than are ever due at once; what is left is found five seconds later.
const most = 200;

/**
 * Finds ladders whose alarm was missed, and takes their rungs, each slot in a transaction of its own: one that fails does
 * not keep the others waiting.
 * @throws the first failure, after all were tried
 */
export async function sweepDue(ctx: Ctx): Promise<void> {
  const due = await ctx.db
    .select({ slotId: gapSteps.slotId })
    .from(gapSteps)
    .where(and(isNull(gapSteps.doneAt), lte(gapSteps.dueAt, ctx.clock.now())))
    .groupBy(gapSteps.slotId)
    .orderBy(asc(min(gapSteps.dueAt)), asc(gapSteps.slotId))
    .limit(most);
  const failures: unknown[] = [];
  for (const { slotId } of due)
    try {
      await inTransaction(ctx, (inner) => tickGapLadder(inner, { roundSlotId: slotId }));
    } catch (error) {
      failures.push(error);
    }
  if (failures.length > 0) throw failures[0];
}
