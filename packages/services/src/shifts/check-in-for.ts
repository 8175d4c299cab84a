import type { ParsedInputOf, ReplyOf } from '@linli/contracts/catalog';
import { invalid, Problem } from '@linli/contracts/problem';
import { shiftWaits } from '@linli/db/shifts/tables';
import { checkInWindow } from '@linli/domain/shifts/presence';
import { and, eq } from 'drizzle-orm';
import type { Ctx } from '../context.ts';
import { arrive } from './arrive.ts';
import { changeClaim } from './change-claim.ts';
import { ledClaim } from './load-claim.ts';
import { loadRules } from './load-rules.ts';

/**
 * The lead sees somebody at the gate and checks them in, also after the time to do it oneself, and says since when they were
 * there. Who was offered the place and stands there has agreed. Harmless to repeat.
 * @throws Problem not-found, not-allowed (one's own place too), second-factor-needed; invalid-input for a moment before the
 *   time to come or after the shift, or still ahead; illegal-transition for a place that is not held
 */
export async function checkInFor(
  ctx: Ctx,
  { claimId, reason, cameAt }: ParsedInputOf<'POST /shifts/check-in-for'>,
): Promise<ReplyOf<'POST /shifts/check-in-for'>> {
  const now = ctx.clock.now();
  const held = await ledClaim(ctx, claimId, 'shifts.lead', { lock: true });
  const { claim, shift } = held;
  if (claim.state === 'on-duty') return { done: true };
  if ((claim.state !== 'claimed' && claim.state !== 'offered') || shift.state !== 'open')
    throw new Problem('illegal-transition');
  const { rules } = await loadRules(ctx, shift.areaPath);
  const at = cameAt === null ? now : new Date(cameAt);
  if (at > now || at >= shift.endsAt || at < checkInWindow(shift, rules).from)
    throw invalid('/cameAt', 'impossible');
  const agreed = claim.state === 'offered';
  if (agreed) {
    await changeClaim(ctx, now, held, { set: { state: 'claimed', claimedAt: now }, action: 'confirm-for' });
    await ctx.db
      .update(shiftWaits)
      .set({ state: 'placed', endedAt: now })
      .where(and(eq(shiftWaits.claimId, claimId), eq(shiftWaits.state, 'asked')));
  }
  const there = { ...held, claim: { ...claim, state: 'claimed' } };
  await arrive(ctx, now, there, { at, way: 'staff', metres: null, reason });
  return { done: true };
}
