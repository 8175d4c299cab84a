import type { ParsedInputOf, ReplyOf } from '@linli/contracts/catalog';
import { Problem } from '@linli/contracts/problem';
import { againstAsking } from '@linli/domain/shifts/may-stand';
import { shiftWithout } from '@linli/domain/shifts/standing';
import { swapReasons } from '@linli/domain/shifts/swap-reasons';
import { record } from '../audit/record.ts';
import { reach } from '../authorise.ts';
import type { Ctx } from '../context.ts';
import { assertGivable, endByHand } from './give-place.ts';
import { type HeldClaim, readClaim, rereadClaim } from './hold-claim.ts';
import { holdPeople, holdShifts } from './hold-places.ts';
import { loadRulesOf } from './load-rules.ts';
import { loadStanding } from './load-standing.ts';
import { placeByHand } from './place-by-hand.ts';

/**
 * Swaps the places of two people by the hand of who leads: both are asked for their new places unless both agreed, in one
 * transaction. A place that was taken over by a yes is given back by nobody else meanwhile.
 * @throws Problem not-found, not-allowed, second-factor-needed; lost-race when somebody changed one of the places meanwhile;
 *   illegal-transition once one has begun, or for the same shift or person
 */
export async function swapPlaces(
  ctx: Ctx,
  { claimId, withClaimId, agreed, reason }: ParsedInputOf<'POST /shifts/swap'>,
): Promise<ReplyOf<'POST /shifts/swap'>> {
  const now = ctx.clock.now();
  reach(ctx, 'shifts.lead');
  const seen = [await readClaim(ctx, claimId), await readClaim(ctx, withClaimId)] as const;
  await holdPeople(
    ctx,
    seen.map(({ accountId }) => accountId),
  );
  await holdShifts(
    ctx,
    seen.map(({ shiftId }) => shiftId),
  );
  const [one, other] = [await rereadClaim(ctx, seen[0]), await rereadClaim(ctx, seen[1])];
  for (const each of [one, other]) assertGivable(ctx, now, each);
  if (one.claim.shiftId === other.claim.shiftId || one.claim.accountId === other.claim.accountId)
    throw new Problem('illegal-transition');
  const sideOf = await sides(ctx, now, [one, other]);
  const [mine, theirs] = [sideOf(one), sideOf(other)];
  const against = swapReasons(mine, theirs, now);
  const others = againstAsking(against.other);
  if (against.one.length > 0 || others.length > 0)
    return { outcome: 'not-for-them', reasons: against.one, others };
  for (const each of [one, other]) await endByHand(ctx, now, each, reason);
  const give = (to: typeof mine, from: typeof mine) =>
    placeByHand(ctx, now, { person: to.person, shift: shiftWithout(from.shift, from.claimId), agreed });
  const placed = await give(mine, theirs);
  const { claimId: otherClaimId } = await give(theirs, mine);
  for (const [subjectId, { person, shift }] of [
    [placed.claimId, { person: mine.person, shift: theirs.shift }],
    [otherClaimId, { person: theirs.person, shift: mine.shift }],
  ] as const)
    await record(ctx, now, {
      action: 'shifts.swap',
      subjectKind: 'claim',
      subjectId,
      areaPath: shift.areaPath,
      reason,
      facts: { accountId: person.accountId, claimId, withClaimId, agreed },
    });
  return { ...placed, otherClaimId };
}

/** What decides about each side, read beneath the locks. */
async function sides(ctx: Ctx, now: Date, both: readonly HeldClaim[]) {
  const moments = both.flatMap(({ claim }) => [claim.startsAt.getTime(), claim.endsAt.getTime()]);
  const people = await loadStanding(
    ctx,
    now,
    both.map(({ claim }) => claim.accountId),
    { startsAt: new Date(Math.min(...moments)), endsAt: new Date(Math.max(...moments)) },
  );
  const rulesAt = await loadRulesOf(
    ctx,
    both.map(({ loaded }) => loaded.facts.areaPath),
  );
  return ({ claim, loaded: { facts: shift } }: HeldClaim) => {
    const person = people.get(claim.accountId);
    if (!person) throw new Problem('not-found');
    return { person, shift, claimId: claim.id, rules: rulesAt(shift.areaPath) };
  };
}
