import { offerStops, offers } from '@linli/db/matching/tables';
import { and, eq, sql } from 'drizzle-orm';
import type { Ctx } from '../context.ts';
import { tell } from '../notices/tell.ts';
import { closeOffer } from './end-offer.ts';

/**
 * Takes a request out of the offer it is in, once nobody is looked for any more: it was called off, or somebody has it. Who
 * was asked is told when nothing is left of the offer. The caller holds the request's lock.
 */
export async function callOff(ctx: Ctx, now: Date, requestId: string): Promise<void> {
  const [stop] = await ctx.db.execute<{ offer_id: string; account_id: string }>(sql`
    select offer.id as offer_id, offer.account_id
    from offer_stops stop join offers offer on offer.id = stop.offer_id join requests r on r.id = stop.request_id
    where stop.request_id = ${requestId}::uuid and stop.is_open
      and r.state not in ('submitted', 'accepted', 'offered')
      and not (r.state = 'taken' and offer.how = 'person' and not exists (
        select from request_hands hand where hand.request_id = r.id and hand.role = 'helper' and hand.until_at is null))`);
  if (!stop) return;
  const offerId = stop.offer_id;
  await ctx.db
    .update(offerStops)
    .set({ isOpen: false })
    .where(and(eq(offerStops.offerId, offerId), eq(offerStops.requestId, requestId)));
  // Held, so that of two stops called off at once the second sees that it is the last.
  await ctx.db.select({ id: offers.id }).from(offers).where(eq(offers.id, offerId)).for('update');
  const left = await ctx.db.$count(
    offerStops,
    and(eq(offerStops.offerId, offerId), eq(offerStops.isOpen, true)),
  );
  if (left > 0) return;
  await closeOffer(ctx, now, offerId, 'withdrawn');
  await tell(ctx, now, {
    kind: 'offer-withdrawn',
    accountIds: [stop.account_id],
    matter: `offer:${offerId}:withdrawn`,
    facts: { offerId },
  });
}
