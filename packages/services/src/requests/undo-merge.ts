import type { ParsedInputOf, ReplyOf } from '@linli/contracts/catalog';
import { Problem } from '@linli/contracts/problem';
import { requestMerges } from '@linli/db/requests/tables';
import { and, eq, isNull } from 'drizzle-orm';
import { record } from '../audit/record.ts';
import { signedIn } from '../authorise.ts';
import type { Ctx } from '../context.ts';
import { orTaken } from '../taken.ts';
import { changeRequest } from './change-request.ts';
import { demandAct, loadInvolvement } from './load-involvement.ts';
import { both } from './merge-requests.ts';
import { mergedInto } from './merged-into.ts';
import { moveRequest, tellRequest } from './move-request.ts';

const another = {
  zh: '同样的事又有了新的求助，请在那一件里继续',
  en: 'A newer request of the same matter is open; please go on there',
};

/**
 * It was another matter after all: the request goes on by itself, looked after as if nobody had it, by its own deadline. The
 * other gets its limits back unless they moved since. What had been merged into the first stays with the other.
 * @throws Problem not-found, not-allowed; illegal-transition after a day, and when it is not merged; lost-race; rule-refused
 * when the same matter has been asked for anew
 */
export async function undoMerge(
  ctx: Ctx,
  { requestId, reason }: ParsedInputOf<'POST /requests/undo-merge'>,
): Promise<ReplyOf<'POST /requests/undo-merge'>> {
  const now = ctx.clock.now();
  const { accountId: undoneBy } = signedIn(ctx);
  const merge = await mergedInto(ctx, requestId);
  const [from, into] = await both(ctx, requestId, merge?.intoId ?? requestId);
  demandAct(await loadInvolvement(ctx, from), 'undo-merge', now);
  if (!merge) throw new Problem('illegal-transition');
  const undone = await ctx.db
    .update(requestMerges)
    .set({ undoneAt: now, undoneBy })
    .where(and(eq(requestMerges.id, merge.id), isNull(requestMerges.undoneAt)))
    .returning({ id: requestMerges.id });
  if (undone.length === 0) throw new Problem('lost-race');
  await orTaken(
    moveRequest(ctx, now, from, 'accepted', { what: 'unmerged', reason, facts: { number: into.number } }),
    { requests_same_matter: () => new Problem('rule-refused', { detail: another }) },
  );
  const { deadlineBefore, answerDueBefore } = merge;
  const goesBack =
    deadlineBefore !== null &&
    into.closedAt === null &&
    into.deadlineAt.getTime() === from.deadlineAt.getTime();
  const apart = await changeRequest(
    ctx,
    now,
    into,
    { what: 'split-off', reason, facts: { number: from.number } },
    goesBack ? { set: { deadlineAt: deadlineBefore, answerDueAt: answerDueBefore } } : {},
  );
  if (goesBack && deadlineBefore.getTime() !== into.deadlineAt.getTime()) {
    const facts = { from: into.deadlineAt.toISOString(), deadline: deadlineBefore.toISOString() };
    await tellRequest(ctx, now, apart, { what: 'limit-moved', facts });
  }
  await record(ctx, now, {
    action: 'requests.undo-merge',
    subjectKind: 'request',
    subjectId: from.id,
    areaPath: from.areaPath,
    reason,
    facts: { from: into.id },
  });
  return { done: true };
}
