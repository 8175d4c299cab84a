import type { ParsedInputOf, ReplyOf } from '@linli/contracts/catalog';
import { Problem } from '@linli/contracts/problem';
import { offerStops } from '@linli/db/matching/tables';
import { matchPolicy } from '@linli/domain/matching/policy';
import { and, eq } from 'drizzle-orm';
import { record } from '../audit/record.ts';
import { signedIn } from '../authorise.ts';
import type { Ctx } from '../context.ts';
import { giveErrand } from '../requests/give-errand.ts';
import { demandAct, loadInvolvement } from '../requests/load-involvement.ts';
import { loadRequest } from '../requests/load-request.ts';
import { endOffer, holdOffer } from './end-offer.ts';
import { makeOffer } from './make-offer.ts';
import { takeTurn } from './take-turn.ts';
import { demandFit } from './weigh-person.ts';

/**
 * Asks one person by hand, or writes down that they said yes on the phone. A person's word counts more than the plan's: what
 * the plan had offered is taken back, and it keeps its hands off until they answer.
 * @returns the offer; null when it is theirs at once
 * @throws Problem not-found, not-allowed, second-factor-needed; rule-refused when they may not do such things;
 * illegal-transition once it is under way, and while somebody has it
 */
export async function assignRequest(
  ctx: Ctx,
  { requestId, accountId, agreed, reason }: ParsedInputOf<'POST /matching/assign'>,
): Promise<ReplyOf<'POST /matching/assign'>> {
  const now = ctx.clock.now();
  const actor = signedIn(ctx);
  const seen = await loadRequest(ctx, requestId, true);
  const involvement = await loadInvolvement(ctx, seen);
  demandAct(involvement, 'assign', now);
  // Who has it keeps it: an errand is given back first.
  if (involvement.matter.hasHelper) throw new Problem('illegal-transition');
  const [asked] = await ctx.db
    .select({ offerId: offerStops.offerId })
    .from(offerStops)
    .where(and(eq(offerStops.requestId, requestId), eq(offerStops.isOpen, true)));
  const offer = asked ? await holdOffer(ctx, asked.offerId) : null;
  if (offer) await endOffer(ctx, now, offer, 'withdrawn');
  const request = await loadRequest(ctx, requestId);
  const { community } = await demandFit(ctx, now, request, accountId);
  const because = reason === undefined ? {} : { reason };
  let offerId: string | null = null;
  if (agreed) {
    await takeTurn(ctx, accountId);
    await giveErrand(
      ctx,
      now,
      request,
      { accountId, how: 'by-hand', bundleId: null, stop: 0 },
      { ...because, facts: { agreed: 'phone' } },
    );
  } else {
    const minutes = matchPolicy.answerMinutesByHand[request.urgency];
    offerId = await makeOffer(ctx, now, {
      accountId,
      communityId: community.id,
      offeredBy: actor.accountId,
      expiresAt: new Date(now.getTime() + minutes * 60_000),
      stops: [{ request, fit: [{ reason: 'asked-by-person', facts: { name: actor.displayName } }] }],
      ...because,
    });
  }
  await record(ctx, now, {
    action: 'matching.assign',
    subjectKind: 'request',
    subjectId: request.id,
    areaPath: request.areaPath,
    ...because,
    facts: { accountId, agreed },
  });
  return { offerId };
}
