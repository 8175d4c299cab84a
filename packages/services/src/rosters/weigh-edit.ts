import type { ParsedInputOf, ReplyOf } from '@linli/contracts/catalog';
import type { Ctx } from '../context.ts';
import { inState, loadRoster } from './load-roster.ts';
import { storedQuality } from './roster-row.ts';
import { loadPlace, weighChange } from './weigh-change.ts';

/**
 * What an edit of a proposal would do: rules it breaks, and how the quality moves. Nothing is written.
 * @throws Problem not-found, illegal-transition, not-allowed
 */
export async function weighEdit(
  ctx: Ctx,
  { rosterId, edit }: ParsedInputOf<'POST /rosters/weigh-edit'>,
): Promise<ReplyOf<'POST /rosters/weigh-edit'>> {
  const found = await loadRoster(ctx, rosterId, 'rosters.plan');
  if (edit.kind === 'lock') {
    inState(found, 'proposed');
    await loadPlace(ctx, rosterId, edit);
    const quality = storedQuality(found.roster.score);
    return { reasons: [], before: quality, after: quality };
  }
  const { reasons, quality } = await weighChange(ctx, ctx.clock.now(), found, edit);
  return { reasons: [...reasons], ...quality };
}
