import { gapSteps, roundSlots } from '@linli/db/reports/tables';
import { enqueue } from '@linli/jobs/outbox';
import { and, asc, eq, isNull } from 'drizzle-orm';
import type { Ctx } from '../context.ts';

/**
 * Sets the alarm for the next rung of a round's ladders; each rung sets the one after it. What an alarm misses the sweep
 * finds, so this may be late or left out.
 */
export async function wakeLadder(ctx: Ctx, roundId: string): Promise<void> {
  const [next] = await ctx.db
    .select({ slotId: gapSteps.slotId, dueAt: gapSteps.dueAt })
    .from(gapSteps)
    .innerJoin(roundSlots, eq(roundSlots.id, gapSteps.slotId))
    .where(and(eq(roundSlots.roundId, roundId), isNull(gapSteps.doneAt)))
    .orderBy(asc(gapSteps.dueAt), asc(gapSteps.slotId))
    .limit(1);
  if (!next) return;
  await enqueue(
    ctx,
    'reports.tick-gap-ladder',
    { roundSlotId: next.slotId },
    { runAt: next.dueAt, dedupeKey: roundId },
  );
}
