import type { ParsedInputOf, ReplyOf } from '@linli/contracts/catalog';
import { Problem } from '@linli/contracts/problem';
import { checkInWindow } from '@linli/domain/shifts/presence';
import { signedIn } from '../authorise.ts';
import type { Ctx } from '../context.ts';
import { tell } from '../notices/tell.ts';
import { changeClaim } from './change-claim.ts';
import { ledClaim } from './load-claim.ts';
import { loadRules } from './load-rules.ts';

const tooSoon = {
  zh: '还在签到时间内，人可能在路上',
  en: 'There is still time to check in; they may be on their way',
};

/**
 * Records that somebody did not come, once the time to check in has passed: a person says so, never the clock. They are told
 * and may say that it is wrong. Harmless for the same person to repeat.
 * @throws Problem not-found, not-allowed (one's own duty too), second-factor-needed; rule-refused before that time;
 *   already-done when somebody else recorded it; illegal-transition for who came, or has no place there any more
 */
export async function recordNoShow(
  ctx: Ctx,
  { claimId, reason }: ParsedInputOf<'POST /shifts/record-no-show'>,
): Promise<ReplyOf<'POST /shifts/record-no-show'>> {
  const now = ctx.clock.now();
  const held = await ledClaim(ctx, claimId, 'shifts.lead', { lock: true });
  const { claim, shift } = held;
  const { accountId } = signedIn(ctx);
  if (claim.state === 'no-show') {
    if (claim.endedBy === accountId) return { done: true };
    throw new Problem('already-done');
  }
  if (claim.state !== 'claimed' || shift.state !== 'open') throw new Problem('illegal-transition');
  const { rules } = await loadRules(ctx, shift.areaPath);
  if (now <= checkInWindow(shift, rules).until) throw new Problem('rule-refused', { detail: tooSoon });
  await changeClaim(ctx, now, held, {
    set: { state: 'no-show', endedAt: now, endedBy: accountId, endReason: reason },
    action: 'record-no-show',
    reason,
    log: 'no-show',
  });
  await tell(ctx, now, {
    kind: 'shift-no-show',
    accountIds: [claim.accountId],
    matter: `claim:${claimId}:no-show`,
    facts: { claimId, shiftId: shift.id, start: shift.startsAt.toISOString() },
  });
  return { done: true };
}
