import type { ParsedInputOf, ReplyOf } from '@linli/contracts/catalog';
import { Problem } from '@linli/contracts/problem';
import type { PairKind } from '@linli/contracts/rosters/labels';
import { dutyPairs } from '@linli/db/rosters/tables';
import { eq } from 'drizzle-orm';
import { record } from '../audit/record.ts';
import { signedIn } from '../authorise.ts';
import type { Ctx } from '../context.ts';
import { assertAlone } from './ask-pair.ts';
import { loadPair } from './load-pair.ts';

/**
 * Says whether one wants to be planned as a pair; saying no costs nothing.
 * @throws Problem not-found for a pair one was not asked about; already-done; rule-refused
 */
export async function answerPair(
  ctx: Ctx,
  { pairId, agrees }: ParsedInputOf<'POST /rosters/answer-pair'>,
): Promise<ReplyOf<'POST /rosters/answer-pair'>> {
  const { accountId } = signedIn(ctx);
  const now = ctx.clock.now();
  const pair = await loadPair(ctx, pairId);
  const people = [pair.oneId, pair.otherId];
  if (!people.includes(accountId) || pair.askedBy === accountId) throw new Problem('not-found');
  if (pair.state !== 'asked') throw new Problem('already-done');
  if (agrees) await assertAlone(ctx, pair.kind as PairKind, people);
  await ctx.db
    .update(dutyPairs)
    .set(agrees ? { state: 'agreed' } : { state: 'declined', endedAt: now })
    .where(eq(dutyPairs.id, pairId));
  await record(ctx, now, {
    action: 'rosters.answer-pair',
    subjectKind: 'duty-pair',
    subjectId: pairId,
    facts: { agrees },
  });
  return { done: true };
}
