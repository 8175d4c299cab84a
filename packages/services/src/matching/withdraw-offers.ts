import { offers } from '@linli/db/matching/tables';
import { and, asc, eq } from 'drizzle-orm';
import type { Ctx } from '../context.ts';
import { endOffer, type HeldOffer, holdOffer } from './end-offer.ts';

/** Holds all that somebody is asked, requests first; their own row and the turn of the community come after it (ADR 0072). */
export async function holdOffersOf(ctx: Ctx, accountId: string): Promise<HeldOffer[]> {
  const open = await ctx.db
    .select({ id: offers.id })
    .from(offers)
    .where(and(eq(offers.accountId, accountId), eq(offers.state, 'open')))
    .orderBy(asc(offers.id));
  const held: HeldOffer[] = [];
  for (const { id } of open) {
    const offer = await holdOffer(ctx, id);
    if (offer) held.push(offer);
  }
  return held;
}

/** Takes back what somebody is asked who does not want to be asked any more. */
export async function withdrawOffers(ctx: Ctx, now: Date, held: readonly HeldOffer[]): Promise<void> {
  for (const offer of held) await endOffer(ctx, now, offer, 'withdrawn');
}
