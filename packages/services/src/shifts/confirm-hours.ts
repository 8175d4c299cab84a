import type { ParsedInputOf, ReplyOf } from '@linli/contracts/catalog';
import { invalid, Problem } from '@linli/contracts/problem';
import { served } from '@linli/domain/shifts/presence';
import { signedIn } from '../authorise.ts';
import type { Ctx } from '../context.ts';
import { changeClaim } from './change-claim.ts';
import { ledClaim } from './load-claim.ts';
import { writeServed } from './write-served.ts';

/**
 * A second party confirms the hours of a duty: they are written once, and only added to from then on (志愿服务条例). What
 * check-in and check-out say counts; anything else needs its reason. Harmless for the same person to repeat.
 * @throws Problem not-found, not-allowed (one's own duty too), second-factor-needed; invalid-input without the reason for other
 *   minutes, or without minutes where nothing was measured; already-done when somebody else confirmed it; illegal-transition
 *   for who has not checked out
 */
export async function confirmHours(
  ctx: Ctx,
  input: ParsedInputOf<'POST /shifts/confirm-hours'>,
): Promise<ReplyOf<'POST /shifts/confirm-hours'>> {
  const now = ctx.clock.now();
  const held = await ledClaim(ctx, input.claimId, 'shifts.lead', { lock: true });
  const { claim, shift } = held;
  const { accountId } = signedIn(ctx);
  if (claim.state === 'done') {
    if (claim.confirmedBy === accountId && claim.confirmedMinutes !== null)
      return { minutes: claim.confirmedMinutes };
    throw new Problem('already-done');
  }
  if (claim.state !== 'left' || claim.checkedInAt === null || claim.checkedOutAt === null)
    throw new Problem('illegal-transition');
  const measured = served(shift, claim.checkedInAt, claim.checkedOutAt);
  const minutes = input.minutes ?? measured?.minutes;
  if (minutes === undefined) throw invalid('/minutes', 'missing');
  const other = minutes !== measured?.minutes;
  if (other && input.reason.length < 2) throw invalid('/reason', 'missing');
  await changeClaim(ctx, now, held, {
    set: { state: 'done', confirmedBy: accountId, confirmedMinutes: minutes, endedAt: now },
    action: 'confirm-hours',
    ...(other ? { reason: input.reason } : {}),
    facts: { minutes, measured: measured?.minutes ?? 0 },
  });
  await writeServed(ctx, now, held, { from: measured?.from ?? shift.startsAt, minutes, by: accountId });
  return { minutes };
}
