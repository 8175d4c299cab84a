import type { ParsedInputOf, ReplyOf } from '@linli/contracts/catalog';
import { Problem } from '@linli/contracts/problem';
import { may } from '@linli/domain/identity/rights';
import { reach, signedIn } from '../authorise.ts';
import type { Ctx } from '../context.ts';
import { holdClaim, readClaim } from './hold-claim.ts';
import { openStandIn } from './open-stand-in.ts';

/**
 * Looks for somebody to take over a place: one person by name, or of all who may those who have rested longest. Asked by who
 * holds the place, also after the limit for cancelling, or by the lead on their behalf, also when the shift has begun without
 * them. It ends at the start, or else with the shift.
 * @throws Problem not-found, not-allowed, second-factor-needed; already-done when somebody is looked for already;
 *   illegal-transition for a place that is not theirs any more or is over; rule-refused for a person who may not stand there
 */
export async function askStandIn(
  ctx: Ctx,
  { claimId, toAccountId, reason }: ParsedInputOf<'POST /shifts/ask-stand-in'>,
): Promise<ReplyOf<'POST /shifts/ask-stand-in'>> {
  const now = ctx.clock.now();
  reach(ctx, 'shifts.view');
  const { accountId, posts } = signedIn(ctx);
  const { claim, loaded } = await holdClaim(ctx, await readClaim(ctx, claimId));
  const own = claim.accountId === accountId;
  if (!own && !may(posts, 'shifts.lead', loaded.facts.areaPath)) throw new Problem('not-found');
  if (claim.state !== 'claimed' || claim.endsAt <= now || claim.accountId === toAccountId)
    throw new Problem('illegal-transition');
  const opened = await openStandIn(ctx, now, { claim, loaded }, { by: accountId, toAccountId, reason });
  if (opened === 'nobody-fits') throw new Problem('rule-refused');
  if (opened === 'open-already') throw new Problem('already-done');
  return opened;
}
