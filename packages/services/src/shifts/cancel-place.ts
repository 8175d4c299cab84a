import type { ParsedInputOf, ReplyOf } from '@linli/contracts/catalog';
import { Problem } from '@linli/contracts/problem';
import { cancelUntil } from '@linli/domain/shifts/duty-action';
import { record } from '../audit/record.ts';
import { reach, signedIn } from '../authorise.ts';
import type { Ctx } from '../context.ts';
import { endClaim } from './end-claim.ts';
import { holdClaim, readOwnClaim } from './hold-claim.ts';
import { loadRules } from './load-rules.ts';
import { placeFreed } from './place-freed.ts';

/**
 * Gives a place back until the limit before the start; after it nothing happens, and whoever cannot come asks for a stand-in
 * or the lead. The next of the waitlist is asked at once.
 * @throws Problem not-found, not-allowed, second-factor-needed; already-done for a repeat; illegal-transition for a place that
 *   is not theirs any more, not yet confirmed, or being stood
 */
export async function cancelPlace(
  ctx: Ctx,
  { claimId, reason }: ParsedInputOf<'POST /shifts/cancel'>,
): Promise<ReplyOf<'POST /shifts/cancel'>> {
  const now = ctx.clock.now();
  reach(ctx, 'shifts.claim');
  const { accountId } = signedIn(ctx);
  const { claim, loaded } = await holdClaim(ctx, await readOwnClaim(ctx, accountId, claimId));
  if (claim.state === 'cancelled') throw new Problem('already-done');
  if (claim.state !== 'claimed') throw new Problem('illegal-transition');
  const { rules } = await loadRules(ctx, loaded.facts.areaPath);
  const until = cancelUntil(loaded.facts, rules);
  if (now > until) return { outcome: 'too-late', untilAt: until.toISOString() };
  await endClaim(ctx, now, claim, 'cancelled', { by: accountId, reason });
  await record(ctx, now, {
    action: 'shifts.cancel',
    subjectKind: 'claim',
    subjectId: claimId,
    areaPath: loaded.facts.areaPath,
    facts: { minutesBefore: Math.floor((loaded.facts.startsAt.getTime() - now.getTime()) / 60_000) },
  });
  await placeFreed(ctx, now, claim.shiftId);
  return { outcome: 'cancelled' };
}
