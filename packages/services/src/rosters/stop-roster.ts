import type { ParsedInputOf, ReplyOf } from '@linli/contracts/catalog';
import { rosters } from '@linli/db/rosters/tables';
import { eq } from 'drizzle-orm';
import { record } from '../audit/record.ts';
import type { Ctx } from '../context.ts';
import { inState, loadRoster } from './load-roster.ts';

/** Stops a plan; the best that was found until then becomes the proposal. @throws Problem not-found, illegal-transition */
export async function stopRoster(
  ctx: Ctx,
  { rosterId }: ParsedInputOf<'POST /rosters/stop'>,
): Promise<ReplyOf<'POST /rosters/stop'>> {
  const now = ctx.clock.now();
  const found = await loadRoster(ctx, rosterId, 'rosters.plan', { lock: true });
  inState(found, 'waiting', 'planning');
  if (found.roster.stopAskedAt !== null) return { done: true };
  await ctx.db.update(rosters).set({ stopAskedAt: now }).where(eq(rosters.id, rosterId));
  await record(ctx, now, {
    action: 'rosters.stop',
    subjectKind: 'roster',
    subjectId: rosterId,
    areaPath: found.area.path,
  });
  return { done: true };
}
