import type { FitView, OfferView } from '@linli/contracts/matching/endpoints';
import { arrayLiteral } from '@linli/db/array-literal';
import { offerStops, offers } from '@linli/db/matching/tables';
import { requestKinds, requests } from '@linli/db/requests/tables';
import { asc, eq, inArray, type SQL, sql } from 'drizzle-orm';
import type { z } from 'zod';
import type { Ctx } from '../context.ts';
import { requestRows } from '../requests/request-rows.ts';

export type Offer = z.output<typeof OfferView>;

/** Offers as the one who was asked sees them: the building of each stop, why them, until when. Newest first. */
export async function offerViews(ctx: Ctx, where: SQL, limit: number): Promise<Offer[]> {
  const found = await ctx.db
    .select()
    .from(offers)
    .where(where)
    .orderBy(sql`${offers.createdAt} desc, ${offers.id} desc`)
    .limit(limit);
  if (found.length === 0) return [];
  const stops = await ctx.db
    .select({
      offerId: offerStops.offerId,
      requestId: offerStops.requestId,
      fit: offerStops.fit,
      isOpen: offerStops.isOpen,
      takesMinutes: sql<number>`(${requestKinds.definition} -> 'takesMinutes')::int`,
    })
    .from(offerStops)
    .innerJoin(requests, eq(requests.id, offerStops.requestId))
    .innerJoin(requestKinds, eq(requestKinds.id, requests.kindId))
    .where(
      inArray(
        offerStops.offerId,
        found.map(({ id }) => id),
      ),
    )
    .orderBy(asc(offerStops.offerId), asc(offerStops.stop));
  const rows = await requestRows(ctx, {
    where: sql`r.id = any(${arrayLiteral([...new Set(stops.map((stop) => stop.requestId))])}::uuid[])`,
    order: sql`r.id`,
    limit: stops.length,
    seen: 'building',
  });
  const rowOf = new Map(rows.map((row) => [row.requestId, row]));
  return found.map((offer) => ({
    offerId: offer.id,
    requests: stops
      // A stop that was called off is gone from an open offer.
      .filter((stop) => stop.offerId === offer.id && (offer.state !== 'open' || stop.isOpen))
      .flatMap((stop) => {
        const row = rowOf.get(stop.requestId);
        return row ? [{ ...row, fit: stop.fit as FitView[], takesMinutes: stop.takesMinutes }] : [];
      }),
    by: offer.how as Offer['by'],
    madeAt: offer.createdAt.toISOString(),
    expiresAt: offer.expiresAt.toISOString(),
    state: offer.state as Offer['state'],
  }));
}
