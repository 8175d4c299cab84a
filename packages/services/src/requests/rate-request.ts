import type { ParsedInputOf, ReplyOf } from '@linli/contracts/catalog';
import { typedText } from '@linli/domain/requests/typed-text';
import { record } from '../audit/record.ts';
import type { Ctx } from '../context.ts';
import { changeRequest } from './change-request.ts';
import { demandAct, loadInvolvement } from './load-involvement.ts';
import { loadRequest } from './load-request.ts';
import { moveRequest, tellRequest } from './move-request.ts';

/**
 * How satisfied the resident is, one to five; closes what was confirmed. What was closed without stars can still get
 * them for a month.
 * @throws Problem not-found, not-allowed; illegal-transition before it is confirmed, once it has stars, or too late
 */
export async function rateRequest(
  ctx: Ctx,
  { requestId, stars, note }: ParsedInputOf<'POST /requests/rate'>,
): Promise<ReplyOf<'POST /requests/rate'>> {
  const now = ctx.clock.now();
  const request = await loadRequest(ctx, requestId, true);
  demandAct(await loadInvolvement(ctx, request), 'rate', now);
  const rated = { what: 'rated', reason: typedText(note), facts: { stars } } as const;
  if (request.state === 'closed') await changeRequest(ctx, now, request, rated, { set: { stars } });
  else {
    await tellRequest(ctx, now, request, rated);
    await moveRequest(ctx, now, request, 'closed', { what: 'closed' }, { stars });
  }
  await record(ctx, now, {
    action: 'requests.rate',
    subjectKind: 'request',
    subjectId: request.id,
    areaPath: request.areaPath,
    facts: { stars },
  });
  return { done: true };
}
