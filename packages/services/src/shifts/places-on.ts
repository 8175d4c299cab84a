import type { PlaceView } from '@linli/contracts/shifts/values';
import { accounts } from '@linli/db/identity/tables';
import { claims } from '@linli/db/shifts/tables';
import { heldStates } from '@linli/domain/shifts/life';
import { and, eq, inArray } from 'drizzle-orm';
import type { Ctx } from '../context.ts';
import { placeView } from './place-view.ts';

/** Who is on a shift, and who did not come, as those who lead see it; in the order in which they came. */
export async function placesOn(ctx: Pick<Ctx, 'db'>, shiftId: string): Promise<PlaceView[]> {
  const rows = await ctx.db
    .select({ claim: claims, name: accounts.displayName })
    .from(claims)
    .innerJoin(accounts, eq(accounts.id, claims.accountId))
    .where(and(eq(claims.shiftId, shiftId), inArray(claims.state, [...heldStates, 'no-show'])))
    .orderBy(claims.createdAt, claims.id);
  return rows.map(({ claim, name }) => placeView(claim, name));
}
