import type { ParsedInputOf, ReplyOf } from '@linli/contracts/catalog';
import { Problem } from '@linli/contracts/problem';
import { destructions } from '@linli/db/destruction/tables';
import { endOfRound, orderedDue } from '@linli/domain/destruction/when-due';
import { and, eq } from 'drizzle-orm';
import { record } from '../audit/record.ts';
import { demand, signedIn } from '../authorise.ts';
import type { Ctx } from '../context.ts';
import { findDestruction, loadRound } from './load-round.ts';
import { planDestruction } from './plan-destruction.ts';

const notEnded = {
  zh: '轮次还没结束，先结束轮次再销毁',
  en: 'The round has not ended; end it before its data are destroyed',
};

/**
 * Orders that what a round gathered be destroyed before it is due, also where the round declared a service record. A day is
 * left in which it can be put off.
 * @throws Problem not-found, not-allowed; rule-refused while the round goes on; illegal-transition when it has begun
 */
export async function orderDestruction(
  ctx: Ctx,
  { roundId, reason }: ParsedInputOf<'POST /destruction/order'>,
): Promise<ReplyOf<'POST /destruction/order'>> {
  const now = ctx.clock.now();
  const { accountId } = signedIn(ctx);
  const round = await loadRound(ctx, roundId);
  demand(ctx, 'destruction.order', round.path);
  if (now < endOfRound(round, ctx.settings.zone)) throw new Problem('rule-refused', { detail: notEnded });
  const planned = await findDestruction(ctx, roundId);
  const dueAt = orderedDue(now, planned?.dueAt ?? null);
  if (!planned) await planDestruction(ctx, round, dueAt);
  const ordered = await ctx.db
    .update(destructions)
    .set({
      orderedBy: accountId,
      orderedAt: now,
      reason,
      dueAt,
      heldBy: null,
      heldAt: null,
      holdReason: null,
    })
    .where(and(eq(destructions.subjectId, roundId), eq(destructions.state, 'waiting')))
    .returning({ id: destructions.id });
  if (ordered.length === 0) throw new Problem('illegal-transition');
  await record(ctx, now, {
    action: 'destruction.order',
    subjectKind: 'round',
    subjectId: roundId,
    areaPath: round.path,
    reason,
    facts: { dueAt: dueAt.toISOString() },
  });
  return { dueAt: dueAt.toISOString() };
}
