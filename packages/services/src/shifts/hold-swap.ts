import { Problem } from '@linli/contracts/problem';
import type { SwapSide } from '@linli/domain/shifts/swap-reasons';
import type { Ctx } from '../context.ts';
import type { Claim } from './end-claim.ts';
import { rereadClaim } from './hold-claim.ts';
import { holdPeople, holdShifts } from './hold-places.ts';
import { loadRules } from './load-rules.ts';
import { loadStanding } from './load-standing.ts';

interface Side {
  readonly claim: Claim;
  readonly side: SwapSide;
}

/**
 * Holds both people, then both shifts, and reads what decides whether they may swap.
 * @throws Problem not-found; illegal-transition when one of the places is not held any more or has begun
 */
export async function holdSwap(
  ctx: Ctx,
  now: Date,
  mine: Claim,
  theirs: Claim,
): Promise<{ mine: Side; theirs: Side }> {
  await holdPeople(ctx, [mine.accountId, theirs.accountId]);
  await holdShifts(ctx, [mine.shiftId, theirs.shiftId]);
  const both = [await rereadClaim(ctx, mine), await rereadClaim(ctx, theirs)] as const;
  for (const { claim } of both)
    if (claim.state !== 'claimed' || claim.startsAt <= now) throw new Problem('illegal-transition');
  const moments = both.flatMap(({ claim }) => [claim.startsAt.getTime(), claim.endsAt.getTime()]);
  const people = await loadStanding(ctx, now, [mine.accountId, theirs.accountId], {
    startsAt: new Date(Math.min(...moments)),
    endsAt: new Date(Math.max(...moments)),
  });
  const side = async ({ claim, loaded }: (typeof both)[number]): Promise<Side> => {
    const person = people.get(claim.accountId);
    if (!person) throw new Problem('illegal-transition');
    const { rules } = await loadRules(ctx, loaded.facts.areaPath);
    return { claim, side: { person, shift: loaded.facts, claimId: claim.id, rules } };
  };
  return { mine: await side(both[0]), theirs: await side(both[1]) };
}
