import type { ParsedInputOf, ReplyOf } from '@linli/contracts/catalog';
import { Problem } from '@linli/contracts/problem';
import { claims, shiftWaits } from '@linli/db/shifts/tables';
import { againstAsking, mayStand } from '@linli/domain/shifts/may-stand';
import { without } from '@linli/domain/shifts/standing';
import { and, eq } from 'drizzle-orm';
import { record } from '../audit/record.ts';
import { reach, signedIn } from '../authorise.ts';
import type { Ctx } from '../context.ts';
import { endClaim } from './end-claim.ts';
import { holdClaim, readOwnClaim } from './hold-claim.ts';
import { loadRules } from './load-rules.ts';
import { ownStanding } from './own-standing.ts';
import { placeFreed } from './place-freed.ts';
import { settleShiftAlerts } from './shift-alerts.ts';

/**
 * Says yes to a place that was offered. The limits are looked at again: what came in between gives the place back, and what
 * the actor can mend themselves, the notice of risks, leaves it offered.
 * @throws Problem not-found, not-allowed, second-factor-needed; already-done for a repeat; lost-race when the offer ended
 */
export async function confirmPlace(
  ctx: Ctx,
  { claimId }: ParsedInputOf<'POST /shifts/confirm'>,
): Promise<ReplyOf<'POST /shifts/confirm'>> {
  const now = ctx.clock.now();
  reach(ctx, 'shifts.claim');
  const { accountId } = signedIn(ctx);
  const { claim, loaded } = await holdClaim(ctx, await readOwnClaim(ctx, accountId, claimId));
  if (claim.state === 'claimed') throw new Problem('already-done');
  if (claim.state !== 'offered' || claim.confirmBy === null || claim.confirmBy <= now)
    throw new Problem('lost-race');
  const { rules } = await loadRules(ctx, loaded.facts.areaPath);
  const { person, shift } = without(await ownStanding(ctx, now, loaded.facts), loaded.facts, claimId);
  // The place is held, also where fewer are wanted since.
  const reasons = mayStand(person, shift, rules, now).filter(({ reason }) => reason !== 'full');
  if (reasons.length > 0) {
    if (againstAsking(reasons).length > 0) {
      await endClaim(ctx, now, claim, 'expired', { by: null });
      await record(ctx, now, {
        action: 'shifts.give-up-offer',
        subjectKind: 'claim',
        subjectId: claimId,
        areaPath: shift.areaPath,
        facts: { reasons: reasons.map(({ reason }) => reason) },
      });
      await placeFreed(ctx, now, shift.id);
    }
    return { outcome: 'not-for-you', reasons };
  }
  await ctx.db
    .update(claims)
    .set({ state: 'claimed', claimedAt: now })
    .where(and(eq(claims.id, claimId), eq(claims.state, 'offered')));
  await ctx.db
    .update(shiftWaits)
    .set({ state: 'placed', endedAt: now })
    .where(and(eq(shiftWaits.claimId, claimId), eq(shiftWaits.state, 'asked')));
  await settleShiftAlerts(ctx, now, shift);
  await record(ctx, now, {
    action: 'shifts.confirm',
    subjectKind: 'claim',
    subjectId: claimId,
    areaPath: shift.areaPath,
    facts: { way: claim.way },
  });
  return { outcome: 'claimed' };
}
