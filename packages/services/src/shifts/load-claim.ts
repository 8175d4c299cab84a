import { Problem } from '@linli/contracts/problem';
import { checkpoints, claims, shifts } from '@linli/db/shifts/tables';
import type { Right } from '@linli/domain/identity/rights';
import { eq } from 'drizzle-orm';
import { demand, reach, signedIn } from '../authorise.ts';
import type { Ctx } from '../context.ts';

/** Somebody's place on a shift, with the shift and its checkpoint. */
export interface LoadedClaim {
  readonly claim: typeof claims.$inferSelect;
  readonly shift: typeof shifts.$inferSelect;
  readonly checkpoint: typeof checkpoints.$inferSelect;
}

const ownRecord = {
  zh: '自己的记录要由另一位负责人来办',
  en: 'One’s own record has to be handled by somebody else who leads',
};

/**
 * A place of the actor. `lock`: the shift and then the place are held until the transaction ends; whoever changes places
 * takes them in this order, after the person.
 * @throws Problem not-allowed, second-factor-needed; not-found for places of others
 */
export async function ownClaim(ctx: Ctx, claimId: string, { lock = false } = {}): Promise<LoadedClaim> {
  reach(ctx, 'shifts.claim');
  const found = await load(ctx, claimId, lock);
  if (found?.claim.accountId !== signedIn(ctx).accountId) throw new Problem('not-found');
  return found;
}

/**
 * Somebody else's place within the reach of a right, held as above.
 * @throws Problem not-found, second-factor-needed; not-allowed without the right, and about one's own place
 */
export async function ledClaim(
  ctx: Ctx,
  claimId: string,
  right: Right,
  { lock = false } = {},
): Promise<LoadedClaim> {
  reach(ctx, right);
  const found = await load(ctx, claimId, lock);
  if (!found) throw new Problem('not-found');
  demand(ctx, right, found.shift.areaPath);
  if (found.claim.accountId === signedIn(ctx).accountId)
    throw new Problem('not-allowed', { detail: ownRecord });
  return found;
}

async function load(ctx: Ctx, claimId: string, lock: boolean): Promise<LoadedClaim | undefined> {
  if (lock) {
    const [seen] = await ctx.db
      .select({ shiftId: claims.shiftId })
      .from(claims)
      .where(eq(claims.id, claimId));
    if (!seen) return undefined;
    await ctx.db
      .select({ id: shifts.id })
      .from(shifts)
      .where(eq(shifts.id, seen.shiftId))
      .for('no key update');
  }
  const found = ctx.db
    .select({ claim: claims, shift: shifts, checkpoint: checkpoints })
    .from(claims)
    .innerJoin(shifts, eq(shifts.id, claims.shiftId))
    .innerJoin(checkpoints, eq(checkpoints.id, shifts.checkpointId))
    .where(eq(claims.id, claimId));
  const [row] = await (lock ? found.for('update', { of: claims }) : found);
  return row;
}
