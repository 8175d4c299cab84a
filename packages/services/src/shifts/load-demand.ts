import { DemandPattern } from '@linli/contracts/shifts/values';
import { demandExceptions, demandPatterns } from '@linli/db/shifts/tables';
import { addDays } from '@linli/domain/civil-time';
import type { Demand } from '@linli/domain/shifts/demand/expand-day';
import { and, asc, eq, gte } from 'drizzle-orm';
import type { Ctx } from '../context.ts';

/** Shifts stand for so many days, today included: six weeks of a roster and the day on which it is made. */
const daysAhead = 43;

/** The last day for which shifts stand, seen from a day. */
export const horizonOf = (today: string): string => addDays(today, daysAhead - 1);

/** Demand of a checkpoint: all its patterns by their first day, exceptions from a day on. */
export async function loadDemand(
  ctx: Pick<Ctx, 'db'>,
  checkpointId: string,
  fromDay: string,
): Promise<{
  patterns: Demand['patterns'];
  exceptions: (Demand['exceptions'][number] & { reason: string })[];
}> {
  const patterns = await ctx.db
    .select({ fromDay: demandPatterns.fromDay, pattern: demandPatterns.pattern })
    .from(demandPatterns)
    .where(eq(demandPatterns.checkpointId, checkpointId))
    .orderBy(asc(demandPatterns.fromDay));
  const exceptions = await ctx.db
    .select({
      day: demandExceptions.day,
      pattern: demandExceptions.pattern,
      reason: demandExceptions.reason,
    })
    .from(demandExceptions)
    .where(and(eq(demandExceptions.checkpointId, checkpointId), gte(demandExceptions.day, fromDay)))
    .orderBy(asc(demandExceptions.day));
  return {
    patterns: patterns.map(({ fromDay: day, pattern }) => ({
      fromDay: day,
      pattern: DemandPattern.parse(pattern),
    })),
    exceptions: exceptions.map(({ pattern, ...each }) => ({
      ...each,
      pattern: DemandPattern.parse(pattern),
    })),
  };
}
