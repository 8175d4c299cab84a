import type { ParsedInputOf, ReplyOf } from '@linli/contracts/catalog';
import { invalid, Problem } from '@linli/contracts/problem';
import { signedIn } from '../authorise.ts';
import type { Ctx } from '../context.ts';
import { changeClaim } from './change-claim.ts';
import { ledClaim } from './load-claim.ts';

/**
 * The lead says when somebody left who did not check out themselves. Harmless to repeat.
 * @throws Problem not-found, not-allowed (one's own place too), second-factor-needed; invalid-input for a moment before they
 *   came or still ahead; illegal-transition for who is not on duty
 */
export async function checkOutFor(
  ctx: Ctx,
  { claimId, leftAt, reason }: ParsedInputOf<'POST /shifts/check-out-for'>,
): Promise<ReplyOf<'POST /shifts/check-out-for'>> {
  const now = ctx.clock.now();
  const held = await ledClaim(ctx, claimId, 'shifts.lead', { lock: true });
  const { claim } = held;
  const at = new Date(leftAt);
  if (claim.state === 'left' && claim.checkedOutAt?.getTime() === at.getTime()) return { done: true };
  if (claim.state !== 'on-duty' || claim.checkedInAt === null) throw new Problem('illegal-transition');
  if (at > now || at < claim.checkedInAt) throw invalid('/leftAt', 'impossible');
  await changeClaim(ctx, now, held, {
    set: { state: 'left', checkedOutAt: at, checkedOutWay: 'staff', checkedOutBy: signedIn(ctx).accountId },
    action: 'check-out-for',
    reason,
    log: 'checked-out',
    facts: { way: 'staff', at: at.toISOString() },
  });
  return { done: true };
}
