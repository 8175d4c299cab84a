import type { ParsedInputOf, ReplyOf } from '@linli/contracts/catalog';
import { invalid, type LocalText, Problem } from '@linli/contracts/problem';
import { requestMerges } from '@linli/db/requests/tables';
import { type MergeRefusal, mergeRefusal, nearerLimits } from '@linli/domain/requests/merge';
import { and, eq, isNull } from 'drizzle-orm';
import { record } from '../audit/record.ts';
import { signedIn } from '../authorise.ts';
import type { Ctx } from '../context.ts';
import { orTaken } from '../taken.ts';
import { changeRequest } from './change-request.ts';
import { demandAct, loadInvolvement } from './load-involvement.ts';
import { type LoadedRequest, loadRequests } from './load-request.ts';
import { mergedInto } from './merged-into.ts';
import { moveRequest, tellRequest } from './move-request.ts';
import { handsOf, tellSome } from './tell-involved.ts';

const refusals: Readonly<Record<MergeRefusal, LocalText>> = {
  'other-household': {
    zh: '这两件不是同一户的，不能合并',
    en: 'These are of two households and cannot be merged',
  },
  discreet: {
    zh: '这类事不公开，只有同一个人提的才能合并',
    en: 'Such a matter is kept private: only requests of the same person can be merged',
  },
  'less-urgent': {
    zh: '要并到更紧急的那一件里',
    en: 'Merge it the other way round, into the more urgent one',
  },
};

/**
 * Two open requests of a household are one matter: the first ends and goes on as the other, which takes the nearer limits
 * of the two. What was merged into the first moves on with it, and where the other had been merged itself, the last of them is
 * meant. Who asked, who helps and who is in charge of either is told.
 * @throws Problem not-found, not-allowed, illegal-transition (one of them is over); invalid-input for the same one twice;
 * rule-refused for two households, somebody else's discreet matter, and the more urgent into the less; lost-race
 */
export async function mergeRequests(
  ctx: Ctx,
  { requestId, intoId, reason }: ParsedInputOf<'POST /requests/merge'>,
): Promise<ReplyOf<'POST /requests/merge'>> {
  const now = ctx.clock.now();
  const { accountId: mergedBy } = signedIn(ctx);
  const lastId = (await mergedInto(ctx, intoId))?.intoId ?? intoId;
  if (lastId === requestId) throw invalid('/intoId', 'not-an-option');
  const [from, into] = await both(ctx, requestId, lastId);
  demandAct(await loadInvolvement(ctx, from), 'merge', now);
  demandAct(await loadInvolvement(ctx, into), 'merge', now);
  const refusal = mergeRefusal(plain(from), plain(into));
  if (refusal !== null) throw new Problem('rule-refused', { detail: refusals[refusal] });

  const limits = nearerLimits(from, into);
  const nearer = limits.deadlineAt < into.deadlineAt || limits.answerDueAt !== into.answerDueAt;
  await ctx.db
    .update(requestMerges)
    .set({ intoId: into.id })
    .where(and(eq(requestMerges.intoId, from.id), isNull(requestMerges.undoneAt)));
  const before = nearer ? { deadlineBefore: into.deadlineAt, answerDueBefore: into.answerDueAt } : {};
  const merge = { id: ctx.ids.next(), fromId: from.id, intoId: into.id, mergedBy, mergedAt: now, ...before };
  await orTaken(ctx.db.insert(requestMerges).values(merge), {
    request_merges_live: () => new Problem('lost-race'),
  });
  const leads = await handsOf(ctx, from.id, ['lead', 'joint']);
  const over = await moveRequest(ctx, now, from, 'cancelled', {
    what: 'merged',
    reason,
    facts: { number: into.number },
  });
  await tellSome(ctx, now, from, 'request-answer', leads, `merged:${over.version}`);
  const joined = await changeRequest(
    ctx,
    now,
    into,
    { what: 'merged-in', reason, facts: { number: from.number } },
    { set: limits, mark: `merged-in:${merge.id}` },
  );
  await tellSome(ctx, now, into, 'request-answer', await handsOf(ctx, into.id), `merged-in:${merge.id}`);
  if (limits.deadlineAt < into.deadlineAt) {
    const facts = { from: into.deadlineAt.toISOString(), deadline: limits.deadlineAt.toISOString() };
    await tellRequest(ctx, now, joined, { what: 'limit-moved', facts });
  }
  await record(ctx, now, {
    action: 'requests.merge',
    subjectKind: 'request',
    subjectId: from.id,
    areaPath: from.areaPath,
    reason,
    facts: { into: into.id },
  });
  return { intoId: into.id };
}

/** Two requests, both held. @throws Problem not-found */
export async function both(
  ctx: Ctx,
  oneId: string,
  otherId: string,
): Promise<[LoadedRequest, LoadedRequest]> {
  const held = await loadRequests(ctx, [oneId, otherId], true);
  const [one, other] = [oneId, otherId].map((id) => held.find((request) => request.id === id));
  if (!one || !other) throw new Problem('not-found');
  return [one, other];
}

const plain = (request: LoadedRequest) => ({ ...request, discreet: request.kind.discreet });
