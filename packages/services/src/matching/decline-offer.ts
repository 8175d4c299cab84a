import type { ParsedInputOf, ReplyOf } from '@linli/contracts/catalog';
import { helpers } from '@linli/db/matching/tables';
import { eq } from 'drizzle-orm';
import { record } from '../audit/record.ts';
import type { Ctx } from '../context.ts';
import { endOffer } from './end-offer.ts';
import { dayAround } from './load-volunteers.ts';
import { ownOffer } from './own-offer.ts';
import { holdOffersOf, withdrawOffers } from './withdraw-offers.ts';

/**
 * Not this time. It costs nothing: only the same request is not offered to them again, and after "not today" nothing until
 * midnight.
 * @throws Problem not-allowed, second-factor-needed, not-found, already-done; lost-race when the offer ended meanwhile
 */
export async function declineOffer(
  ctx: Ctx,
  { offerId, reason }: ParsedInputOf<'POST /matching/decline-offer'>,
): Promise<ReplyOf<'POST /matching/decline-offer'>> {
  const now = ctx.clock.now();
  const offer = await ownOffer(ctx, now, offerId, 'declined');
  if (reason === 'not-today') {
    const others = (await holdOffersOf(ctx, offer.accountId)).filter(({ id }) => id !== offer.id);
    await ctx.db
      .update(helpers)
      .set({ notTodayUntil: dayAround(now, ctx.settings.zone).end })
      .where(eq(helpers.accountId, offer.accountId));
    await withdrawOffers(ctx, now, others);
  }
  await endOffer(ctx, now, offer, 'declined', reason);
  await record(ctx, now, {
    action: 'matching.decline-offer',
    subjectKind: 'offer',
    subjectId: offer.id,
    areaPath: offer.requests[0]?.areaPath ?? null,
    facts: { reason },
  });
  return { done: true };
}
