import { Problem } from '@linli/contracts/problem';
import { claims } from '@linli/db/shifts/tables';
import { eq } from 'drizzle-orm';
import type { Ctx } from '../context.ts';
import type { Claim } from './end-claim.ts';
import { holdPeople, holdShifts } from './hold-places.ts';
import { loadOneShift, type ShiftLoaded } from './load-shift-facts.ts';

export interface HeldClaim {
  readonly claim: Claim;
  readonly loaded: ShiftLoaded;
}

/** A claim as it was read without holding anything. @throws Problem not-found */
export async function readClaim(ctx: Pick<Ctx, 'db'>, claimId: string): Promise<Claim> {
  const [claim] = await ctx.db.select().from(claims).where(eq(claims.id, claimId));
  if (!claim) throw new Problem('not-found');
  return claim;
}

/** Holds the person and the shift of a claim, and reads both anew: nobody changes them until the transaction ends. */
export async function holdClaim(ctx: Ctx, seen: Claim): Promise<HeldClaim> {
  await holdPeople(ctx, [seen.accountId]);
  await holdShifts(ctx, [seen.shiftId]);
  return rereadClaim(ctx, seen);
}

/** The same where people and shifts are held already. @throws Problem not-found */
export async function rereadClaim(ctx: Ctx, seen: Claim): Promise<HeldClaim> {
  const claim = await readClaim(ctx, seen.id);
  const loaded = await loadOneShift(ctx, claim.shiftId);
  if (!loaded) throw new Problem('not-found');
  return { claim, loaded };
}

/** A claim of the actor. @throws Problem not-found for those of others */
export async function readOwnClaim(ctx: Pick<Ctx, 'db'>, accountId: string, claimId: string): Promise<Claim> {
  const claim = await readClaim(ctx, claimId);
  if (claim.accountId !== accountId) throw new Problem('not-found');
  return claim;
}
