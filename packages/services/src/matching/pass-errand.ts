import { Problem } from '@linli/contracts/problem';
import { matchPolicy } from '@linli/domain/matching/policy';
import { accountOf, type Ctx } from '../context.ts';
import { loadRequest } from '../requests/load-request.ts';
import { returnErrand } from '../requests/return-errand.ts';
import { makeOffer } from './make-offer.ts';
import { demandFit } from './weigh-person.ts';

/**
 * An errand of somebody who leaves goes back, and one person is asked first. Nobody is made to (志愿服务条例 art. 25): when they say no, do not
 * answer, or may not do such things, others are looked for as always. The caller holds the request.
 * @returns whether they were asked @throws Problem lost-race when nobody has it any more
 */
export async function passErrand(
  ctx: Ctx,
  now: Date,
  {
    requestId,
    toAccountId,
    by,
    reason,
  }: { requestId: string; toAccountId: string; by: string; reason: string },
): Promise<boolean> {
  const returned = await returnErrand(ctx, now, await loadRequest(ctx, requestId, true), 'given-back');
  if (!returned) throw new Problem('lost-race');
  const fit = await demandFit(ctx, now, returned, toAccountId).catch((error: unknown) => {
    if (error instanceof Problem) return null;
    throw error;
  });
  if (!fit) return false;
  await makeOffer(ctx, now, {
    accountId: toAccountId,
    communityId: fit.community.id,
    offeredBy: accountOf(ctx.actor),
    expiresAt: new Date(now.getTime() + matchPolicy.answerMinutesByHand[returned.urgency] * 60_000),
    stops: [{ request: returned, fit: [{ reason: 'asked-by-person', facts: { name: by } }] }],
    reason,
  });
  return true;
}
