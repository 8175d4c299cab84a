import type { ParsedInputOf, ReplyOf } from '@linli/contracts/catalog';
import { record } from '../audit/record.ts';
import type { Ctx } from '../context.ts';
import { demandAct, loadInvolvement } from './load-involvement.ts';
import { loadRequest } from './load-request.ts';
import { tellRequest } from './move-request.ts';
import { returnErrand } from './return-errand.ts';

/**
 * The helper cannot go on; somebody else is looked for at once and the resident is told, though not why. Who is in charge
 * does not give back: they hand over, or plead.
 * @throws Problem not-found, not-allowed, illegal-transition
 */
export async function giveBack(
  ctx: Ctx,
  { requestId, reason }: ParsedInputOf<'POST /requests/give-back'>,
): Promise<ReplyOf<'POST /requests/give-back'>> {
  const now = ctx.clock.now();
  const request = await loadRequest(ctx, requestId, true);
  demandAct(await loadInvolvement(ctx, request), 'give-back', now);
  // Before it is open again: whoever looks for somebody else finds it said.
  if (reason !== '') await tellRequest(ctx, now, request, { what: 'noted', reason, shownTo: 'staff' });
  await returnErrand(ctx, now, request, 'given-back');
  await record(ctx, now, {
    action: 'requests.give-back',
    subjectKind: 'request',
    subjectId: request.id,
    areaPath: request.areaPath,
  });
  return { done: true };
}
