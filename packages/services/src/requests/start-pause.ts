import { Problem } from '@linli/contracts/problem';
import type { PauseReason } from '@linli/contracts/requests/labels';
import { requestPauses } from '@linli/db/requests/tables';
import { enqueue } from '@linli/jobs/outbox';
import { signedIn } from '../authorise.ts';
import type { Ctx } from '../context.ts';
import { changeRequest } from './change-request.ts';
import type { LoadedRequest } from './load-request.ts';

/**
 * Stops the clock of a request until a moment, at which an alarm lets it run again. The caller holds the request's lock.
 * @throws Problem illegal-transition when it stands still already
 */
export async function startPause(
  ctx: Ctx,
  now: Date,
  request: LoadedRequest,
  reason: PauseReason,
  until: Date,
): Promise<LoadedRequest> {
  const [pause] = await ctx.db
    .insert(requestPauses)
    .values({
      id: ctx.ids.next(),
      requestId: request.id,
      reason,
      fromAt: now,
      plannedUntil: until,
      pausedBy: signedIn(ctx).accountId,
    })
    .onConflictDoNothing()
    .returning({ id: requestPauses.id });
  if (!pause) throw new Problem('illegal-transition');
  await enqueue(ctx, 'requests.end-pause', { requestId: request.id, pauseId: pause.id }, { runAt: until });
  return changeRequest(
    ctx,
    now,
    request,
    { what: 'paused', facts: { reason, until: until.toISOString() } },
    { mark: `paused:${pause.id}` },
  );
}
