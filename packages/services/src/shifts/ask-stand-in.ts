import type { ParsedInputOf, ReplyOf } from '@linli/contracts/catalog';
import { Problem } from '@linli/contracts/problem';
import { may } from '@linli/domain/identity/rights';
import { reach, signedIn } from '../authorise.ts';
import type { Ctx } from '../context.ts';
import { tell } from '../notices/tell.ts';
import { holdClaim, readClaim } from './hold-claim.ts';
import { leadsOf } from './leads-of.ts';
import { loadRules } from './load-rules.ts';
import { openStandIn } from './open-stand-in.ts';

/**
 * Looks for somebody to take over a place: one person by name, or of all who may those who have rested longest. Asked by who
 * holds the place, also after the limit for cancelling, or by the lead on their behalf, also when the shift has begun without
 * them. It ends at the start, or else with the shift. Whoever leads there hears at once of a place that is given up so late
 * that it cannot be cancelled any more: they may have to phone.
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
  const { rules } = await loadRules(ctx, loaded.facts.areaPath);
  const lastCancel = claim.startsAt.getTime() - rules.cancelMinutes * 60_000;
  if (own && now.getTime() > lastCancel && now < claim.startsAt)
    await tell(ctx, now, {
      kind: 'shift-drop-out',
      accountIds: await leadsOf(ctx, now, loaded.facts.areaPath, [accountId]),
      matter: `relieve:${opened.relieveId}:drop-out`,
      facts: { shiftId: claim.shiftId, start: claim.startsAt.toISOString() },
      expiresAt: claim.startsAt,
    });
  return opened;
}
