import type { ShiftFacts, Standing } from '@linli/domain/shifts/standing';
import { signedIn } from '../authorise.ts';
import type { Ctx } from '../context.ts';
import { tell } from '../notices/tell.ts';
import { placeClaim } from './place-claim.ts';
import { ringOffers } from './ring-offers.ts';

// Somebody who is asked for next week should not have to answer within the hour.
const answerHours = 24;

/**
 * Gives somebody a place by the hand of who leads; both are held and it was decided that they may. They are asked, with a day to
 * answer, unless they said yes already.
 * @throws Problem lost-race
 */
export async function placeByHand(
  ctx: Ctx,
  now: Date,
  { person, shift, agreed }: { person: Standing; shift: ShiftFacts; agreed: boolean },
): Promise<{ outcome: 'asked' | 'claimed'; claimId: string }> {
  const confirmBy = agreed
    ? null
    : new Date(Math.min(now.getTime() + answerHours * 3_600_000, shift.startsAt.getTime()));
  const claimId = await placeClaim(ctx, now, {
    person,
    shift,
    way: 'staff',
    by: signedIn(ctx).accountId,
    confirmBy,
  });
  if (confirmBy === null) return { outcome: 'claimed', claimId };
  await ringOffers(ctx, confirmBy);
  await tell(ctx, now, {
    kind: 'shift-offered',
    accountIds: [person.accountId],
    matter: `shift-offered:${claimId}`,
    facts: { claimId, shifts: 1, until: confirmBy.toISOString() },
    expiresAt: confirmBy,
  });
  return { outcome: 'asked', claimId };
}
