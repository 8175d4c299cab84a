import type { ParsedInputOf, ReplyOf } from '@linli/contracts/catalog';
import { Problem } from '@linli/contracts/problem';
import { isOpenForHelp } from '@linli/domain/requests/life';
import { record } from '../audit/record.ts';
import type { Ctx } from '../context.ts';
import { giveErrand } from '../requests/give-errand.ts';
import { closeOffer } from './end-offer.ts';
import { ownOffer } from './own-offer.ts';
import { takeTurn } from './take-turn.ts';

/**
 * Takes what was offered, a bundle whole: whatever of it is still open for help becomes the actor's.
 * @throws Problem not-allowed, second-factor-needed, not-found, already-done; lost-race when the offer ended meanwhile
 */
export async function acceptOffer(
  ctx: Ctx,
  { offerId }: ParsedInputOf<'POST /matching/accept-offer'>,
): Promise<ReplyOf<'POST /matching/accept-offer'>> {
  const now = ctx.clock.now();
  const offer = await ownOffer(ctx, now, offerId, 'accepted');
  const open = offer.requests.filter(({ state }) => isOpenForHelp(state) || state === 'taken');
  if (open.length === 0) throw new Problem('lost-race');
  // Ended first: who follows the requests finds no offer of them to withdraw.
  await closeOffer(ctx, now, offer.id, 'accepted');
  await takeTurn(ctx, offer.accountId);
  const bundleId = open.length > 1 ? offer.id : null;
  for (const [stop, request] of open.entries())
    await giveErrand(ctx, now, request, { accountId: offer.accountId, how: 'offer', bundleId, stop });
  await record(ctx, now, {
    action: 'matching.accept-offer',
    subjectKind: 'offer',
    subjectId: offer.id,
    areaPath: open[0]?.areaPath ?? null,
    facts: { requests: open.length },
  });
  return { done: true };
}
