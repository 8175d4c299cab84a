import { record } from '../audit/record.ts';
import type { Ctx } from '../context.ts';
import type { LoadedRequest } from './load-request.ts';
import { moveRequest } from './move-request.ts';

/**
 * Closes what is done when nobody said within the limits whether it is solved, although they were asked twice; it can still
 * be opened again. The caller holds the request's lock.
 */
export async function closeUnconfirmed(ctx: Ctx, now: Date, request: LoadedRequest): Promise<void> {
  if (request.state !== 'done') return;
  await moveRequest(ctx, now, request, 'closed', { what: 'closed', facts: { confirmed: false } });
  await record(ctx, now, {
    action: 'requests.close-unconfirmed',
    subjectKind: 'request',
    subjectId: request.id,
    areaPath: request.areaPath,
  });
}
