import type { ParsedInputOf, ReplyOf } from '@linli/contracts/catalog';
import { rosters } from '@linli/db/rosters/tables';
import { eq } from 'drizzle-orm';
import { record } from '../audit/record.ts';
import type { Ctx } from '../context.ts';
import { inState, loadRoster } from './load-roster.ts';

/** Drops a proposal, or a plan while it is made; nobody was told of it. @throws Problem not-found, illegal-transition */
export async function discardRoster(
  ctx: Ctx,
  { rosterId }: ParsedInputOf<'POST /rosters/discard'>,
): Promise<ReplyOf<'POST /rosters/discard'>> {
  const now = ctx.clock.now();
  const found = await loadRoster(ctx, rosterId, 'rosters.plan', { lock: true });
  inState(found, 'waiting', 'planning', 'proposed', 'failed');
  await ctx.db.update(rosters).set({ state: 'discarded' }).where(eq(rosters.id, rosterId));
  await record(ctx, now, {
    action: 'rosters.discard',
    subjectKind: 'roster',
    subjectId: rosterId,
    areaPath: found.area.path,
  });
  return { done: true };
}
