import type { DeclineReason } from '@linli/contracts/matching/labels';
import { offerStops, offers } from '@linli/db/matching/tables';
import { and, asc, eq } from 'drizzle-orm';
import type { Ctx } from '../context.ts';
import { type LoadedRequest, loadRequests } from '../requests/load-request.ts';
import { moveRequest, tellRequest } from '../requests/move-request.ts';

/** An open offer whose requests are locked, in the order of the way. */
export interface HeldOffer {
  readonly id: string;
  readonly accountId: string;
  readonly how: 'plan' | 'person';
  readonly expiresAt: Date;
  readonly requests: readonly LoadedRequest[];
}

/**
 * Locks the requests of an offer, then the offer. Null when it is not open any more. Everything that ends an offer comes
 * this way, so that of two who try at once the second finds it ended.
 */
export async function holdOffer(ctx: Ctx, offerId: string): Promise<HeldOffer | null> {
  const stopsOf = () =>
    ctx.db
      .select({ requestId: offerStops.requestId })
      .from(offerStops)
      .where(and(eq(offerStops.offerId, offerId), eq(offerStops.isOpen, true)))
      .orderBy(asc(offerStops.stop));
  const locked = await loadRequests(
    ctx,
    (await stopsOf()).map(({ requestId }) => requestId),
    true,
  );
  const [offer] = await ctx.db
    .select()
    .from(offers)
    .where(and(eq(offers.id, offerId), eq(offers.state, 'open')))
    .for('update');
  if (!offer) return null;
  // Read again: a stop may have been taken out while we waited for its request.
  const byId = new Map(locked.map((request) => [request.id, request]));
  return {
    id: offer.id,
    accountId: offer.accountId,
    how: offer.how as HeldOffer['how'],
    expiresAt: offer.expiresAt,
    requests: (await stopsOf()).flatMap(({ requestId }) => byId.get(requestId) ?? []),
  };
}

const moments = {
  declined: 'offer-declined',
  expired: 'offer-expired',
  withdrawn: 'offer-withdrawn',
} as const;

/** Ends an offer that was held, without anybody taking its requests: they look for somebody else. */
export async function endOffer(
  ctx: Ctx,
  now: Date,
  offer: HeldOffer,
  state: keyof typeof moments,
  declineReason: DeclineReason | null = null,
): Promise<void> {
  await closeOffer(ctx, now, offer.id, state, declineReason);
  for (const request of offer.requests) {
    const event = { what: moments[state], facts: { by: offer.how } };
    if (request.state === 'offered') await moveRequest(ctx, now, request, 'accepted', event);
    else await tellRequest(ctx, now, request, event);
  }
}

/** Writes the end of an offer and of its stops, and nothing else. */
export async function closeOffer(
  ctx: Ctx,
  now: Date,
  offerId: string,
  state: 'accepted' | keyof typeof moments,
  declineReason: DeclineReason | null = null,
): Promise<void> {
  await ctx.db.update(offers).set({ state, declineReason, endedAt: now }).where(eq(offers.id, offerId));
  await ctx.db.update(offerStops).set({ isOpen: false }).where(eq(offerStops.offerId, offerId));
}
