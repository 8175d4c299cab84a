import type { CaseKind } from '@linli/contracts/cases/labels';
import type { ParsedInputOf, ReplyOf } from '@linli/contracts/catalog';
import { Problem } from '@linli/contracts/problem';
import { supervisions } from '@linli/db/escalation/tables';
import { and, eq, isNull } from 'drizzle-orm';
import { record } from '../audit/record.ts';
import { tellCase } from '../cases/tell-case.ts';
import type { Ctx } from '../context.ts';
import { tell } from '../notices/tell.ts';
import { uses } from '../vault.ts';
import { atDesk } from './desk-reach.ts';
import { caseFacts } from './tell-steps.ts';

/**
 * Answers a supervision, late or not; who asked is told.
 * @throws Problem not-found for somebody else's; already-done; second-factor-needed
 */
export async function answerSupervision(
  ctx: Ctx,
  { supervisionId, answer }: ParsedInputOf<'POST /escalation/answer-supervision'>,
): Promise<ReplyOf<'POST /escalation/answer-supervision'>> {
  const accountId = atDesk(ctx);
  const now = ctx.clock.now();
  const own = and(eq(supervisions.id, supervisionId), eq(supervisions.askedOf, accountId));
  const [answered] = await ctx.db
    .update(supervisions)
    .set({ answeredAt: now, answerCipher: ctx.vault.seal(uses.caseReason, answer) })
    .where(and(own, isNull(supervisions.answeredAt)))
    .returning();
  if (!answered)
    throw new Problem((await ctx.db.$count(supervisions, own)) > 0 ? 'already-done' : 'not-found');
  const about = {
    caseKind: answered.caseKind as CaseKind,
    caseId: answered.caseId,
    areaPath: answered.areaPath,
  };
  const what = 'supervision-answered';
  await tellCase(ctx, now, { ...about, what, reason: answer, shownTo: 'staff' });
  await tell(ctx, now, {
    kind: 'supervision-answered',
    accountIds: [answered.askedBy],
    matter: `supervision:${supervisionId}:answered`,
    facts: { ...caseFacts(about), supervisionId },
  });
  await record(ctx, now, {
    action: 'escalation.answer-supervision',
    subjectKind: about.caseKind,
    subjectId: about.caseId,
    areaPath: about.areaPath,
    facts: { supervisionId, late: answered.answerBy < now },
  });
  return { done: true };
}
