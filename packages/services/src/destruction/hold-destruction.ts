import type { ParsedInputOf, ReplyOf } from '@linli/contracts/catalog';
import { Problem } from '@linli/contracts/problem';
import { destructions } from '@linli/db/destruction/tables';
import { addDays, dayOf, instantOf } from '@linli/domain/civil-time';
import { lastHoldDay } from '@linli/domain/destruction/when-due';
import { and, eq, sql } from 'drizzle-orm';
import { record } from '../audit/record.ts';
import { demand, signedIn } from '../authorise.ts';
import type { Ctx } from '../context.ts';
import { loadRound } from './load-round.ts';
import { planDestruction } from './plan-destruction.ts';

/**
 * Puts the destruction of what a round gathered off until after a day, with the reason. It may be done again.
 * @throws Problem not-found, not-allowed; invalid-input for a day that is over or too far ahead; illegal-transition when nothing
 * is planned yet or it has begun
 */
export async function holdDestruction(
  ctx: Ctx,
  { roundId, until, reason }: ParsedInputOf<'POST /destruction/hold'>,
): Promise<ReplyOf<'POST /destruction/hold'>> {
  const now = ctx.clock.now();
  const { accountId } = signedIn(ctx);
  const round = await loadRound(ctx, roundId);
  demand(ctx, 'destruction.order', round.path);
  const { zone } = ctx.settings;
  const today = dayOf(now, zone);
  const most = lastHoldDay(today);
  if (until < today)
    throw new Problem('invalid-input', { fields: [{ pointer: '/until', code: 'in-the-past' }] });
  if (until > most)
    throw new Problem('invalid-input', { fields: [{ pointer: '/until', code: 'too-big', facts: { most } }] });
  await planDestruction(ctx, round);
  const after = instantOf(addDays(until, 1), '00:00', zone);
  const [held] = await ctx.db
    .update(destructions)
    // Never earlier than it was.
    .set({
      dueAt: sql`greatest(due_at, ${after.toISOString()}::timestamptz)`,
      heldBy: accountId,
      heldAt: now,
      holdReason: reason,
    })
    .where(and(eq(destructions.subjectId, roundId), eq(destructions.state, 'waiting')))
    .returning({ dueAt: destructions.dueAt });
  if (!held) throw new Problem('illegal-transition');
  const dueAt = held.dueAt.toISOString();
  await record(ctx, now, {
    action: 'destruction.hold',
    subjectKind: 'round',
    subjectId: roundId,
    areaPath: round.path,
    reason,
    facts: { dueAt },
  });
  return { dueAt };
}
