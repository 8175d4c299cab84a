import { Problem } from '@linli/contracts/problem';
import { offers } from '@linli/db/matching/tables';
import { and, eq } from 'drizzle-orm';
import { reach, signedIn } from '../authorise.ts';
import type { Ctx } from '../context.ts';
import { type HeldOffer, holdOffer } from './end-offer.ts';

/**
 * An offer made to the actor, held so that its end is theirs to say.
 * @throws Problem not-allowed, second-factor-needed; not-found for offers of others; already-done when the actor ended it so;
 * lost-race when it ended otherwise
 */
export async function ownOffer(
  ctx: Ctx,
  now: Date,
  offerId: string,
  wanted: 'accepted' | 'declined',
): Promise<HeldOffer> {
  reach(ctx, 'requests.help');
  const stateOf = () =>
    ctx.db
      .select({ state: offers.state })
      .from(offers)
      .where(and(eq(offers.id, offerId), eq(offers.accountId, signedIn(ctx).accountId)));
  const [seen] = await stateOf();
  if (!seen) throw new Problem('not-found');
  const held = await holdOffer(ctx, offerId);
  if (held && held.expiresAt > now) return held;
  const [ended] = await stateOf();
  throw new Problem(ended?.state === wanted ? 'already-done' : 'lost-race');
}
