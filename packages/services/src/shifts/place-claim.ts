import { Problem } from '@linli/contracts/problem';
import type { ClaimWay } from '@linli/contracts/shifts/labels';
import { claims, shiftWaits } from '@linli/db/shifts/tables';
import { rolesAt } from '@linli/domain/shifts/may-stand';
import type { ShiftFacts, Standing } from '@linli/domain/shifts/standing';
import { and, eq, inArray } from 'drizzle-orm';
import type { Ctx } from '../context.ts';
import { placeTaken } from '../taken.ts';
import { settleShiftAlerts } from './shift-alerts.ts';

export interface NewClaim {
  readonly person: Standing;
  readonly shift: ShiftFacts;
  readonly way: ClaimWay;
  /** Who put them there; null: the clock. */
  readonly by: string | null;
  /** Until when they are asked; null: the place is theirs. */
  readonly confirmBy: Date | null;
}

/** The row of a claim that begins. */
export const claimRow = (ctx: Pick<Ctx, 'ids'>, now: Date, claim: NewClaim) => ({
  id: ctx.ids.next(),
  shiftId: claim.shift.id,
  accountId: claim.person.accountId,
  state: claim.confirmBy === null ? 'claimed' : 'offered',
  way: claim.way,
  roles: rolesAt(claim.person, claim.shift),
  startsAt: claim.shift.startsAt,
  endsAt: claim.shift.endsAt,
  createdAt: now,
  createdBy: claim.by,
  confirmBy: claim.confirmBy,
  claimedAt: claim.confirmBy === null ? now : null,
});

/**
 * Gives somebody a place; person and shift are held and it was decided that they may. Whoever waited for it waits no more.
 * @returns the id of the claim
 * @throws Problem lost-race when the database knows better: the place is taken, or they stand somewhere else by then
 */
export async function placeClaim(ctx: Ctx, now: Date, claim: NewClaim): Promise<string> {
  const row = claimRow(ctx, now, claim);
  try {
    await ctx.db.insert(claims).values(row).prepare('kept').execute();
  } catch (error) {
    throw placeTaken(error) ? new Problem('lost-race') : error;
  }
  await ctx.db
    .update(shiftWaits)
    .set(
      claim.confirmBy === null
        ? { state: 'placed', claimId: row.id, endedAt: now }
        : { state: 'asked', claimId: row.id },
    )
    .where(
      and(
        eq(shiftWaits.shiftId, row.shiftId),
        eq(shiftWaits.accountId, row.accountId),
        inArray(shiftWaits.state, ['waiting', 'asked']),
      ),
    )
    .prepare('kept')
    .execute();
  if (row.state === 'claimed') await settleShiftAlerts(ctx, now, claim.shift);
  return row.id;
}
