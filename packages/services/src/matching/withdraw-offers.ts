import { offers } from '@linli/db/matching/tables';
import { and, asc, eq } from 'drizzle-orm';
import type { Ctx } from '../context.ts';
import { endOffer, holdOffer } from './end-offer.ts';

/** Takes back what somebody is asked who is not on duty any more. */
export async function withdrawOffersOf(ctx: Ctx, now: Date, accountId: string): Promise<void> {
  const open = await ctx.db
    .select({ id: offers.id })
    .from(offers)
    .where(and(eq(offers.accountId, accountId), eq(offers.state, 'open')))
    .orderBy(asc(offers.id));
  for (const { id } of open) {
    const offer = await holdOffer(ctx, id);
    if (offer) await endOffer(ctx, now, offer, 'withdrawn');
  }
}
