import type { FitView } from '@linli/contracts/matching/endpoints';
import { helpers, offerStops, offers } from '@linli/db/matching/tables';
import { presses } from '@linli/domain/matching/unfit-for';
import { enqueue } from '@linli/jobs/outbox';
import { eq } from 'drizzle-orm';
import type { Ctx } from '../context.ts';
import { tell } from '../notices/tell.ts';
import type { LoadedRequest } from '../requests/load-request.ts';
import { moveRequest, tellRequest } from '../requests/move-request.ts';

export interface NewOffer {
  readonly accountId: string;
  readonly communityId: string;
  /** Null: the plan offers it. */
  readonly offeredBy: string | null;
  readonly expiresAt: Date;
  /** In the order of the way; locked, and open for help. */
  readonly stops: readonly { readonly request: LoadedRequest; readonly fit: readonly FitView[] }[];
  readonly reason?: string;
}

/** Offers requests to somebody: they are asked until the offer ends, and the requests wait for the answer. @returns its id */
export async function makeOffer(ctx: Ctx, now: Date, offer: NewOffer): Promise<string> {
  const offerId = ctx.ids.next();
  const { accountId, expiresAt, stops } = offer;
  const byHand = offer.offeredBy !== null;
  await ctx.db.insert(offers).values({
    id: offerId,
    accountId,
    communityId: offer.communityId,
    how: byHand ? 'person' : 'plan',
    offeredBy: offer.offeredBy,
    createdAt: now,
    expiresAt,
  });
  await ctx.db
    .insert(offerStops)
    .values(stops.map(({ request, fit }, stop) => ({ offerId, requestId: request.id, stop, fit })));
  for (const { request } of stops) {
    const event = {
      what: byHand ? ('assigned' as const) : ('offered' as const),
      facts: { by: byHand ? 'person' : 'plan', until: expiresAt.toISOString() },
      ...(offer.reason === undefined ? {} : { reason: offer.reason, shownTo: 'staff' as const }),
    };
    // Somebody is in charge of it already and looks for hands: it stays taken.
    if (request.state === 'taken') await tellRequest(ctx, now, request, event);
    else {
      const accepted =
        request.state === 'submitted'
          ? await moveRequest(ctx, now, request, 'accepted', { what: 'accepted' })
          : request;
      await moveRequest(ctx, now, accepted, 'offered', event);
    }
  }
  await ctx.db.update(helpers).set({ lastOfferAt: now }).where(eq(helpers.accountId, accountId));
  await enqueue(ctx, 'matching.expire-offer', { offerId }, { runAt: expiresAt });
  await tell(ctx, now, {
    kind: 'offer-made',
    accountIds: [accountId],
    matter: `offer:${offerId}`,
    facts: { offerId, until: expiresAt.toISOString(), requests: stops.length },
    expiresAt,
    ...(stops.some(({ request }) => presses(request)) ? { priority: 'first-call' as const } : {}),
  });
  return offerId;
}
