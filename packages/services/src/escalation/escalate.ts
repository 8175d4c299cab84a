import type { ParsedInputOf, ReplyOf } from '@linli/contracts/catalog';
import { Problem } from '@linli/contracts/problem';
import { findTold } from '@linli/domain/escalation/find-told';
import { tickByHand } from '@linli/domain/escalation/tick';
import { record } from '../audit/record.ts';
import { tellCase } from '../cases/tell-case.ts';
import type { Ctx } from '../context.ts';
import { loadClimb, saveClimb } from './climb-rows.ts';
import { toldFacts } from './events-of.ts';
import { findPosts } from './find-posts.ts';
import { toldViews } from './ladder-views.ts';
import { loadCase } from './load-case.ts';
import { loadTold, recordSteps } from './record-ticks.ts';
import { timingOf } from './timing-of.ts';

/**
 * Carries a case up by hand, one step, with a reason that stands in the timeline: whoever is next is told now, by day and
 * night, and what follows counts from now. Whoever has it in hand keeps it.
 * @throws Problem not-found, not-allowed, second-factor-needed; illegal-transition when it is over; rule-refused at the top
 */
export async function escalate(
  ctx: Ctx,
  { caseKind, caseId, reason }: ParsedInputOf<'POST /escalation/escalate'>,
): Promise<ReplyOf<'POST /escalation/escalate'>> {
  const seen = await loadCase(ctx, { caseKind, caseId }, true);
  if (!seen.mayEscalate) throw new Problem('not-allowed');
  const now = ctx.clock.now();
  const row = await loadClimb(ctx, caseId, true);
  if (!row || row.climb.state === 'ended') throw new Problem('illegal-transition');
  const { policy } = row;
  const place = (await findPosts(ctx, now, [row]))(row);
  const find = (step: number) =>
    (policy.ladder.steps[step]?.tell ?? []).map((target) => findTold(target, place));
  const told = (await loadTold(ctx, [row.id]))(row.id);
  const ticked = tickByHand(
    row.climb,
    { policy, now, timing: await timingOf(ctx, policy.clock) },
    { find, told },
  );
  if (!ticked)
    throw new Problem('rule-refused', {
      detail: { zh: '已经到最高一级，或上面各级都没有人', en: 'There is nobody above whom it could go to' },
    });
  const taken = ticked.taken.filter(({ outcome }) => outcome === 'by-hand');
  await saveClimb(ctx, now, row, ticked.climb);
  const facts = toldFacts(taken);
  await tellCase(ctx, now, {
    caseKind,
    caseId,
    areaPath: row.areaPath,
    what: 'escalated',
    reason,
    facts,
    shownTo: 'everyone',
  });
  await recordSteps(ctx, now, [{ row, ticked, place }]);
  await record(ctx, now, {
    action: 'escalation.escalate',
    subjectKind: caseKind,
    subjectId: caseId,
    areaPath: row.areaPath,
    facts: { step: facts.step },
  });
  return { told: toldViews(taken[0]?.found ?? [], true) };
}
