import type { ParsedInputOf, ReplyOf } from '@linli/contracts/catalog';
import { Problem } from '@linli/contracts/problem';
import { againstAsking, mayStand } from '@linli/domain/shifts/may-stand';
import { record } from '../audit/record.ts';
import { demand, reach } from '../authorise.ts';
import type { Ctx } from '../context.ts';
import { assertGivable, endByHand } from './give-place.ts';
import { readClaim, rereadClaim } from './hold-claim.ts';
import { holdPeople, holdShifts } from './hold-places.ts';
import { loadRules } from './load-rules.ts';
import { loadOneShift } from './load-shift-facts.ts';
import { loadStanding } from './load-standing.ts';
import { placeByHand } from './place-by-hand.ts';
import { placeFreed } from './place-freed.ts';

/**
 * Moves somebody to another shift: they leave the one and are asked for the other, unless they agreed, in one transaction. The
 * limits hold as if the old place had been given back. Who waits for the old place is asked.
 * @throws Problem not-found, not-allowed, second-factor-needed; lost-race when somebody changed the place meanwhile;
 *   illegal-transition once it has begun, or for the same shift
 */
export async function movePlace(
  ctx: Ctx,
  { claimId, toShiftId, agreed, reason }: ParsedInputOf<'POST /shifts/move'>,
): Promise<ReplyOf<'POST /shifts/move'>> {
  const now = ctx.clock.now();
  reach(ctx, 'shifts.lead');
  const seen = await readClaim(ctx, claimId);
  await holdPeople(ctx, [seen.accountId]);
  await holdShifts(ctx, [seen.shiftId, toShiftId]);
  const from = await rereadClaim(ctx, seen);
  const to = (await loadOneShift(ctx, toShiftId))?.facts;
  if (!to) throw new Problem('not-found');
  demand(ctx, 'shifts.lead', to.areaPath);
  assertGivable(ctx, now, from);
  if (to.id === seen.shiftId) throw new Problem('illegal-transition');
  const standing = (await loadStanding(ctx, now, [seen.accountId], to)).get(seen.accountId);
  if (!standing) throw new Problem('not-found');
  const person = { ...standing, held: standing.held.filter((place) => place.claimId !== claimId) };
  const { rules } = await loadRules(ctx, to.areaPath);
  const reasons = againstAsking(mayStand(person, to, rules, now));
  if (reasons.some((each) => each.reason !== 'full')) return { outcome: 'not-for-them', reasons };
  if (reasons.length > 0) return { outcome: 'full' };
  await endByHand(ctx, now, from, reason);
  const placed = await placeByHand(ctx, now, { person, shift: to, agreed });
  await record(ctx, now, {
    action: 'shifts.move',
    subjectKind: 'claim',
    subjectId: placed.claimId,
    areaPath: to.areaPath,
    reason,
    facts: { accountId: seen.accountId, fromClaimId: claimId, agreed },
  });
  await placeFreed(ctx, now, seen.shiftId);
  return placed;
}
