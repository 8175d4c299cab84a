import type { ParsedInputOf, ReplyOf } from '@linli/contracts/catalog';
import { invalid } from '@linli/contracts/problem';
import { dayOf } from '@linli/domain/civil-time';
import { record } from '../audit/record.ts';
import type { Ctx } from '../context.ts';
import { loadRoundMember } from './load-round-member.ts';
import { noteGaps } from './note-gaps.ts';

/**
 * Says why somebody has not reported. Away and exempt end the expectation, until the day after `untilDay` where one is
 * given; refused leaves them in peace, muted sends no messages, unreachable makes no calls.
 * @throws Problem not-found, not-allowed, invalid-input (a day that is over), illegal-transition (the round is over)
 */
export async function setGapReason(
  ctx: Ctx,
  { roundId, personId, reason, untilDay, note }: ParsedInputOf<'POST /reports/set-gap-reason'>,
): Promise<ReplyOf<'POST /reports/set-gap-reason'>> {
  const now = ctx.clock.now();
  const member = await loadRoundMember(ctx, roundId, personId);
  if (untilDay !== null && untilDay < dayOf(now, ctx.settings.zone))
    throw invalid('/untilDay', 'in-the-past');
  await noteGaps(ctx, now, { roundId, personIds: [personId], reason, untilDay, note });
  await record(ctx, now, {
    action: 'reports.set-gap-reason',
    subjectKind: 'person',
    subjectId: personId,
    areaPath: member.areaPath,
    facts: { reason, untilDay },
  });
  return { done: true };
}
