import type { ParsedInputOf, ReplyOf } from '@linli/contracts/catalog';
import { Problem } from '@linli/contracts/problem';
import { shifts } from '@linli/db/shifts/tables';
import { eq } from 'drizzle-orm';
import { record } from '../audit/record.ts';
import { demand, reach } from '../authorise.ts';
import type { Ctx } from '../context.ts';
import { endByHand } from './give-place.ts';
import { holdClaim, readClaim } from './hold-claim.ts';
import { placeFreed } from './place-freed.ts';

/**
 * Takes somebody off a shift before it begins; they are told, and the next of the waitlist is asked.
 * @throws Problem not-found, not-allowed, second-factor-needed; already-done for a repeat; illegal-transition once it has begun
 *   or the place is not held any more
 */
export async function takeOffShift(
  ctx: Ctx,
  { claimId, reason }: ParsedInputOf<'POST /shifts/take-off'>,
): Promise<ReplyOf<'POST /shifts/take-off'>> {
  const now = ctx.clock.now();
  reach(ctx, 'shifts.lead');
  const seen = await readClaim(ctx, claimId);
  const [at] = await ctx.db
    .select({ areaPath: shifts.areaPath })
    .from(shifts)
    .where(eq(shifts.id, seen.shiftId));
  demand(ctx, 'shifts.lead', at?.areaPath ?? '');
  const { claim, loaded } = await holdClaim(ctx, seen);
  if (claim.state === 'taken-off') throw new Problem('already-done');
  if ((claim.state !== 'claimed' && claim.state !== 'offered') || loaded.facts.startsAt <= now)
    throw new Problem('illegal-transition');
  await endByHand(ctx, now, { claim, loaded }, reason);
  await record(ctx, now, {
    action: 'shifts.take-off',
    subjectKind: 'claim',
    subjectId: claimId,
    areaPath: loaded.facts.areaPath,
    reason,
    facts: { accountId: claim.accountId },
  });
  await placeFreed(ctx, now, claim.shiftId);
  return { done: true };
}
