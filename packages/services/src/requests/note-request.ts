import type { ParsedInputOf, ReplyOf } from '@linli/contracts/catalog';
import type { Ctx } from '../context.ts';
import { demandAct, loadInvolvement } from './load-involvement.ts';
import { loadRequest } from './load-request.ts';
import { tellRequest } from './move-request.ts';

/** A note among staff; the timeline keeps it, also after the end. @throws Problem not-found, not-allowed */
export async function noteRequest(
  ctx: Ctx,
  { requestId, text }: ParsedInputOf<'POST /requests/note'>,
): Promise<ReplyOf<'POST /requests/note'>> {
  const now = ctx.clock.now();
  const request = await loadRequest(ctx, requestId);
  demandAct(await loadInvolvement(ctx, request), 'note', now);
  await tellRequest(ctx, now, request, { what: 'noted', reason: text, shownTo: 'staff' });
  return { done: true };
}
