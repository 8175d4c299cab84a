import { shifts, shiftWaits } from '@linli/db/shifts/tables';
import type { Payload } from '@linli/jobs/catalog';
import { and, eq } from 'drizzle-orm';
import type { Ctx } from '../context.ts';
import { holdPeople } from './hold-places.ts';
import { placeFreed } from './place-freed.ts';

/** Asks those who wait for a shift and were in the middle of something else when a place became free. */
export async function fillPlaces(ctx: Ctx, { shiftId }: Payload<'shifts.fill-places'>): Promise<number> {
  const waiting = await ctx.db
    .select({ accountId: shiftWaits.accountId })
    .from(shiftWaits)
    .innerJoin(shifts, eq(shifts.id, shiftWaits.shiftId))
    .where(and(eq(shiftWaits.shiftId, shiftId), eq(shiftWaits.state, 'waiting')));
  // Waits for them, people before the shift as everywhere.
  await holdPeople(
    ctx,
    waiting.map(({ accountId }) => accountId),
  );
  return placeFreed(ctx, ctx.clock.now(), shiftId);
}
