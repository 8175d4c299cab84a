import type { ParsedInputOf, ReplyOf } from '@linli/contracts/catalog';
import { Problem } from '@linli/contracts/problem';
import { areas } from '@linli/db/people/tables';
import { gapSteps, roundSlots, rounds } from '@linli/db/reports/tables';
import { and, eq, gt, inArray, isNull } from 'drizzle-orm';
import { record } from '../audit/record.ts';
import { demand } from '../authorise.ts';
import type { Ctx } from '../context.ts';
import { announce } from '../doors/announce.ts';

/**
 * Ends a round before its time: from now on nobody is expected, reminded or called. Slots that have opened keep their
 * figures, those ahead go.
 * @throws Problem not-found; not-allowed; illegal-transition when it was ended before
 */
export async function closeRound(
  ctx: Ctx,
  { roundId, reason }: ParsedInputOf<'POST /reports/close-round'>,
): Promise<ReplyOf<'POST /reports/close-round'>> {
  const now = ctx.clock.now();
  const [round] = await ctx.db
    .select({ path: areas.path, areaId: areas.id })
    .from(rounds)
    .innerJoin(areas, eq(areas.id, rounds.areaId))
    .where(eq(rounds.id, roundId));
  if (!round) throw new Problem('not-found');
  demand(ctx, 'rounds.open', round.path);
  const closed = await ctx.db
    .update(rounds)
    .set({ closedAt: now, closeReason: reason })
    .where(and(eq(rounds.id, roundId), isNull(rounds.closedAt)))
    .returning({ id: rounds.id });
  if (closed.length === 0) throw new Problem('illegal-transition');
  const ahead = ctx.db
    .select({ id: roundSlots.id })
    .from(roundSlots)
    .where(and(eq(roundSlots.roundId, roundId), gt(roundSlots.opensAt, now)));
  await ctx.db.delete(gapSteps).where(inArray(gapSteps.slotId, ahead));
  const gone = await ctx.db
    .delete(roundSlots)
    .where(and(eq(roundSlots.roundId, roundId), gt(roundSlots.opensAt, now)))
    .returning({ id: roundSlots.id });
  await record(ctx, now, {
    action: 'reports.close-round',
    subjectKind: 'round',
    subjectId: roundId,
    areaPath: round.path,
    reason,
    facts: { slotsNotHeld: gone.length },
  });
  await announce(ctx, now, {
    event: 'report_round.closed',
    areaPath: round.path,
    data: async () => ({ roundId, areaId: round.areaId }),
  });
  return { done: true };
}
