import type { ParsedInputOf, ReplyOf } from '@linli/contracts/catalog';
import { Problem } from '@linli/contracts/problem';
import type { Ctx } from '../context.ts';
import { tell } from '../notices/tell.ts';
import { uses } from '../vault.ts';
import { changeClaim } from './change-claim.ts';
import { leadsOf } from './leads-of.ts';
import { type LoadedClaim, ownClaim } from './load-claim.ts';

/** Who made the record that can be disputed: that somebody did not come, or for how long they stood; null: there is none. */
export const recordedBy = ({ claim }: Pick<LoadedClaim, 'claim'>): string | null => {
  if (claim.state === 'no-show') return claim.endedBy;
  return claim.state === 'done' ? claim.confirmedBy : null;
};

/**
 * Says that the record of one's duty is wrong: that one did not come, or the minutes. Once; somebody other than who made the
 * record decides, and hears of it. The same words sent again change nothing.
 * @throws Problem not-found, not-allowed, second-factor-needed; already-done when it was disputed before; illegal-transition
 *   where nothing is recorded yet
 */
export async function disputeDuty(
  ctx: Ctx,
  { claimId, text }: ParsedInputOf<'POST /shifts/dispute'>,
): Promise<ReplyOf<'POST /shifts/dispute'>> {
  const now = ctx.clock.now();
  const held = await ownClaim(ctx, claimId, { lock: true });
  const { claim, shift } = held;
  if (claim.disputeCipher !== null) {
    const same = ctx.vault.openText(uses.dispute, claim.disputeCipher) === text;
    if (same && claim.disputeDecided === null) return { done: true };
    throw new Problem('already-done');
  }
  const author = recordedBy(held);
  if (author === null) throw new Problem('illegal-transition');
  await changeClaim(ctx, now, held, {
    set: { disputeCipher: ctx.vault.seal(uses.dispute, text), disputedAt: now },
    action: 'dispute',
    facts: { about: claim.state },
  });
  await tell(ctx, now, {
    kind: 'duty-dispute',
    accountIds: await leadsOf(ctx, now, shift.areaPath, [author, claim.accountId]),
    matter: `claim:${claimId}:dispute`,
    facts: { claimId, shiftId: shift.id },
  });
  return { done: true };
}
