import { record } from '../audit/record.ts';
import type { Ctx } from '../context.ts';
import { endHands } from './end-hands.ts';
import type { LoadedRequest } from './load-request.ts';
import { moveRequest, tellRequest } from './move-request.ts';

/**
 * The clock takes a request from who is in charge and did nothing: they were asked before. Somebody else may take it in hand
 * then. The caller holds the request's lock.
 * @returns whether somebody was in charge
 */
export async function timeOutLead(ctx: Ctx, now: Date, request: LoadedRequest): Promise<boolean> {
  const [lead] = await endHands(ctx, now, request.id, 'timed-out', { role: 'lead' });
  if (!lead) return false;
  const event = { what: 'silent-again', facts: { post: lead.post } } as const;
  if (request.state === 'taken' || request.state === 'under-way')
    await moveRequest(ctx, now, request, 'accepted', event);
  else await tellRequest(ctx, now, request, event);
  await record(ctx, now, {
    action: 'requests.time-out-lead',
    subjectKind: 'request',
    subjectId: request.id,
    areaPath: request.areaPath,
    facts: { lead: lead.accountId },
  });
  return true;
}
