import { destructions } from '@linli/db/destruction/tables';
import { destructionDue, endOfRound } from '@linli/domain/destruction/when-due';
import type { Ctx } from '../context.ts';
import type { EndingRound } from './load-round.ts';

/**
 * Plans the destruction a round declared, once it has ended; whoever opened it ordered it then. Harmless to repeat.
 * @param due when it is due; of a round that declared none, what somebody orders
 */
export async function planDestruction(
  ctx: Ctx,
  round: EndingRound,
  due: Date | null = destructionDue(round, ctx.settings.zone),
): Promise<void> {
  if (due === null || ctx.clock.now() < endOfRound(round, ctx.settings.zone)) return;
  await ctx.db
    .insert(destructions)
    .values({
      id: ctx.ids.next(),
      subjectKind: 'round',
      subjectId: round.roundId,
      orderedBy: round.openedBy,
      orderedAt: round.openedAt,
      dueAt: due,
    })
    .onConflictDoNothing();
}
