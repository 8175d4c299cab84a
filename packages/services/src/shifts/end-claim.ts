import { Problem } from '@linli/contracts/problem';
import type { ClaimState, WaitState } from '@linli/contracts/shifts/labels';
import { claims, relieves, shiftWaits } from '@linli/db/shifts/tables';
import { and, eq, or, sql } from 'drizzle-orm';
import type { Ctx } from '../context.ts';
import { settleRelieves } from './settle-relieves.ts';

export type Claim = typeof claims.$inferSelect;

type End = Extract<ClaimState, 'declined' | 'expired' | 'cancelled' | 'replaced' | 'taken-off'>;

// What becomes of whoever was asked from the waitlist.
const waitEnds: Partial<Record<End, WaitState>> = {
  declined: 'left',
  expired: 'passed',
  'taken-off': 'left',
};

/**
 * Ends a claim that is held as it was read; person and shift are held. Its place is free from then on: call `placeFreed`.
 * Whoever was looked for in its place is looked for no more.
 * @throws Problem lost-race when it has moved on meanwhile
 */
export async function endClaim(
  ctx: Ctx,
  now: Date,
  claim: Pick<Claim, 'id' | 'state'>,
  state: End,
  how: { by: string | null; reason?: string | null; replacedBy?: string },
): Promise<void> {
  const [ended] = await ctx.db
    .update(claims)
    .set({
      state,
      endedAt: now,
      endedBy: how.by,
      endReason: how.reason || null,
      ...(how.replacedBy === undefined ? {} : { replacedBy: how.replacedBy }),
    })
    .where(and(eq(claims.id, claim.id), eq(claims.state, claim.state)))
    .returning({ id: claims.id });
  if (!ended) throw new Problem('lost-race');
  const waited = waitEnds[state];
  if (waited !== undefined && claim.state === 'offered')
    await ctx.db
      .update(shiftWaits)
      .set({ state: waited, endedAt: now })
      .where(and(eq(shiftWaits.claimId, claim.id), eq(shiftWaits.state, 'asked')));
  if (claim.state === 'claimed')
    await settleRelieves(
      ctx,
      now,
      and(
        eq(relieves.state, 'open'),
        or(eq(relieves.claimId, claim.id), sql`${relieves.withClaimId} = ${claim.id}`),
      ),
      'withdrawn',
    );
}
