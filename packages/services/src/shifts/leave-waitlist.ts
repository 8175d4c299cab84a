import type { ParsedInputOf, ReplyOf } from '@linli/contracts/catalog';
import { Problem } from '@linli/contracts/problem';
import { shifts, shiftWaits } from '@linli/db/shifts/tables';
import { and, eq, inArray } from 'drizzle-orm';
import { record } from '../audit/record.ts';
import { reach, signedIn } from '../authorise.ts';
import type { Ctx } from '../context.ts';
import { declinePlace } from './decline-place.ts';
import { holdPeople, holdShifts } from './hold-places.ts';

/**
 * Waits no longer for a shift. Who was asked already thereby says no to that place.
 * @throws Problem not-allowed, second-factor-needed; already-done for who does not wait
 */
export async function leaveWaitlist(
  ctx: Ctx,
  { shiftId }: ParsedInputOf<'POST /shifts/leave-waitlist'>,
): Promise<ReplyOf<'POST /shifts/leave-waitlist'>> {
  const now = ctx.clock.now();
  reach(ctx, 'shifts.claim');
  const { accountId } = signedIn(ctx);
  await holdPeople(ctx, [accountId]);
  await holdShifts(ctx, [shiftId]);
  const [wait] = await ctx.db
    .select({
      id: shiftWaits.id,
      state: shiftWaits.state,
      claimId: shiftWaits.claimId,
      areaPath: shifts.areaPath,
    })
    .from(shiftWaits)
    .innerJoin(shifts, eq(shifts.id, shiftWaits.shiftId))
    .where(
      and(
        eq(shiftWaits.shiftId, shiftId),
        eq(shiftWaits.accountId, accountId),
        inArray(shiftWaits.state, ['waiting', 'asked']),
      ),
    );
  if (!wait) throw new Problem('already-done');
  if (wait.state === 'asked' && wait.claimId !== null)
    return declinePlace(ctx, { claimId: wait.claimId, reason: '' });
  await ctx.db.update(shiftWaits).set({ state: 'left', endedAt: now }).where(eq(shiftWaits.id, wait.id));
  await record(ctx, now, {
    action: 'shifts.leave-waitlist',
    subjectKind: 'shift',
    subjectId: shiftId,
    areaPath: wait.areaPath,
  });
  return { done: true };
}
