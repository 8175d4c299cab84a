import { Problem } from '@linli/contracts/problem';
import { isGivable } from '@linli/domain/shifts/weigh-places';
import { demand, signedIn } from '../authorise.ts';
import type { Ctx } from '../context.ts';
import { tell } from '../notices/tell.ts';
import { endClaim } from './end-claim.ts';
import type { HeldClaim } from './hold-claim.ts';

/**
 * Asserts that who leads may give a held place to somebody else.
 * @throws Problem not-found, not-allowed; lost-race when somebody changed it meanwhile; illegal-transition once it has begun
 */
export function assertGivable(ctx: Ctx, now: Date, { claim, loaded }: HeldClaim): void {
  demand(ctx, 'shifts.lead', loaded.facts.areaPath);
  if (claim.state === 'on-duty' || loaded.facts.startsAt <= now) throw new Problem('illegal-transition');
  if (!isGivable(claim.state)) throw new Problem('lost-race');
}

/** Ends a place by the hand of who leads; its person is told. */
export async function endByHand(
  ctx: Ctx,
  now: Date,
  { claim, loaded }: HeldClaim,
  reason: string,
): Promise<void> {
  await endClaim(ctx, now, claim, 'taken-off', { by: signedIn(ctx).accountId, reason });
  await tell(ctx, now, {
    kind: 'shift-called-off',
    accountIds: [claim.accountId],
    matter: `claim:${claim.id}:taken-off`,
    facts: { claimId: claim.id, shiftId: claim.shiftId, start: loaded.facts.startsAt.toISOString() },
  });
}
