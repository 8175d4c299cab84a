import { claims, type shifts } from '@linli/db/shifts/tables';
import { and, asc, eq } from 'drizzle-orm';
import type { Ctx } from '../context.ts';
import { loadOneShift } from './load-shift-facts.ts';
import { openStandIn } from './open-stand-in.ts';

/** Somebody has not come and did not answer: those who may are asked to step in for what is left of the shift. */
export async function lookForOthers(
  ctx: Ctx,
  now: Date,
  { id }: Pick<typeof shifts.$inferSelect, 'id'>,
): Promise<void> {
  const missing = await ctx.db
    .select()
    .from(claims)
    .where(and(eq(claims.shiftId, id), eq(claims.state, 'claimed')))
    .orderBy(asc(claims.id));
  for (const claim of missing) {
    const loaded = await loadOneShift(ctx, id);
    if (loaded) await openStandIn(ctx, now, { claim, loaded }, { by: null, toAccountId: null, reason: '' });
  }
}
