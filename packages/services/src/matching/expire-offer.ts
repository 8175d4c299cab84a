import type { Payload } from '@linli/jobs/catalog';
import type { Ctx } from '../context.ts';
import { endOffer, holdOffer } from './end-offer.ts';

/**
 * Ends an offer nobody answered, once: its requests look for somebody else. Too early, or after an answer, nothing happens.
 * @returns whether it ended
 */
export async function expireOffer(ctx: Ctx, { offerId }: Payload<'matching.expire-offer'>): Promise<boolean> {
  const now = ctx.clock.now();
  const offer = await holdOffer(ctx, offerId);
  if (!offer || offer.expiresAt > now) return false;
  await endOffer(ctx, now, offer, 'expired');
  return true;
}
