import type { ParsedInputOf, ReplyOf } from '@linli/contracts/catalog';
import { Problem } from '@linli/contracts/problem';
import { gapNotes } from '@linli/db/reports/tables';
import { and, eq, isNull } from 'drizzle-orm';
import { record } from '../audit/record.ts';
import type { Ctx } from '../context.ts';
import { loadRoundMember } from './load-round-member.ts';
import { settleLedger, these } from './settle-ledger.ts';

/**
 * Takes back what was noted of somebody's gap: from the next slot on they are expected again, and in this one too if
 * they were when it opened.
 * @throws Problem not-found, not-allowed, already-done (nothing is noted), illegal-transition (the round is over)
 */
export async function liftGapReason(
  ctx: Ctx,
  { roundId, personId }: ParsedInputOf<'POST /reports/lift-gap-reason'>,
): Promise<ReplyOf<'POST /reports/lift-gap-reason'>> {
  const now = ctx.clock.now();
  const member = await loadRoundMember(ctx, roundId, personId);
  const [lifted] = await ctx.db
    .update(gapNotes)
    .set({ liftedAt: now })
    .where(and(eq(gapNotes.roundId, roundId), eq(gapNotes.personId, personId), isNull(gapNotes.liftedAt)))
    .returning({ reason: gapNotes.reason });
  if (!lifted) throw new Problem('already-done');
  await settleLedger(ctx, now, these([{ personId, why: 'away' }]), roundId);
  await record(ctx, now, {
    action: 'reports.lift-gap-reason',
    subjectKind: 'person',
    subjectId: personId,
    areaPath: member.areaPath,
    facts: { reason: lifted.reason },
  });
  return { done: true };
}
