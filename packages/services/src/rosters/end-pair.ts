import type { ParsedInputOf, ReplyOf } from '@linli/contracts/catalog';
import { Problem } from '@linli/contracts/problem';
import { dutyPairs } from '@linli/db/rosters/tables';
import { rights } from '@linli/domain/identity/rights';
import { eq } from 'drizzle-orm';
import { record } from '../audit/record.ts';
import { reach, signedIn } from '../authorise.ts';
import type { Ctx } from '../context.ts';
import { amongStanding } from './colleagues.ts';
import { loadPair } from './load-pair.ts';

/** Ends a pair: either of the two, or who plans where both stand. @throws Problem not-found */
export async function endPair(
  ctx: Ctx,
  { pairId }: ParsedInputOf<'POST /rosters/end-pair'>,
): Promise<ReplyOf<'POST /rosters/end-pair'>> {
  const { accountId, posts } = signedIn(ctx);
  const now = ctx.clock.now();
  const pair = await loadPair(ctx, pairId);
  const people = [pair.oneId, pair.otherId];
  if (!people.includes(accountId)) {
    const planners: readonly string[] = rights['rosters.plan'];
    const paths = posts.some(({ role }) => planners.includes(role)) ? reach(ctx, 'rosters.plan') : [];
    if ((await amongStanding(ctx, now, paths, people)).size < 2) throw new Problem('not-found');
  }
  await ctx.db.update(dutyPairs).set({ state: 'ended', endedAt: now }).where(eq(dutyPairs.id, pairId));
  await record(ctx, now, { action: 'rosters.end-pair', subjectKind: 'duty-pair', subjectId: pairId });
  return { done: true };
}
