import type { ParsedInputOf, ReplyOf } from '@linli/contracts/catalog';
import { Problem } from '@linli/contracts/problem';
import { record } from '../audit/record.ts';
import { reach, signedIn } from '../authorise.ts';
import type { Ctx } from '../context.ts';
import { endClaim } from './end-claim.ts';
import { holdClaim, readOwnClaim } from './hold-claim.ts';
import { placeFreed } from './place-freed.ts';

/**
 * Says no to a place that was offered: it costs nothing and is told to nobody; the next of the waitlist is asked.
 * @throws Problem not-found, not-allowed, second-factor-needed; already-done for a repeat; lost-race when the offer ended
 */
export async function declinePlace(
  ctx: Ctx,
  { claimId, reason }: ParsedInputOf<'POST /shifts/decline'>,
): Promise<ReplyOf<'POST /shifts/decline'>> {
  const now = ctx.clock.now();
  reach(ctx, 'shifts.claim');
  const { accountId } = signedIn(ctx);
  const { claim, loaded } = await holdClaim(ctx, await readOwnClaim(ctx, accountId, claimId));
  if (claim.state === 'declined') throw new Problem('already-done');
  if (claim.state !== 'offered') throw new Problem('lost-race');
  await endClaim(ctx, now, claim, 'declined', { by: accountId, reason });
  await record(ctx, now, {
    action: 'shifts.decline',
    subjectKind: 'claim',
    subjectId: claimId,
    areaPath: loaded.facts.areaPath,
    facts: { way: claim.way },
  });
  await placeFreed(ctx, now, claim.shiftId);
  return { done: true };
}
