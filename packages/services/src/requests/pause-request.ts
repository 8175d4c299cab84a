import type { ParsedInputOf, ReplyOf } from '@linli/contracts/catalog';
import { invalid } from '@linli/contracts/problem';
import { record } from '../audit/record.ts';
import type { Ctx } from '../context.ts';
import { demandAct, loadInvolvement } from './load-involvement.ts';
import { loadRequest } from './load-request.ts';
import { startPause } from './start-pause.ts';

const DAY = 86_400_000;
/** Longer than that a clock stands still only by suspension 挂账, which somebody above decides. */
const mostDays = 14;

/**
 * The clock stands still for a listed reason until a moment; the resident is told which.
 * @throws Problem not-found, not-allowed, illegal-transition; invalid-input for a moment that is past or too far
 */
export async function pauseRequest(
  ctx: Ctx,
  input: ParsedInputOf<'POST /requests/pause'>,
): Promise<ReplyOf<'POST /requests/pause'>> {
  const now = ctx.clock.now();
  const until = new Date(input.untilAt);
  const request = await loadRequest(ctx, input.requestId, true);
  demandAct(await loadInvolvement(ctx, request), 'pause', now);
  if (until <= now) throw invalid('/untilAt', 'in-the-past');
  if (until.getTime() - now.getTime() > mostDays * DAY)
    throw invalid('/untilAt', 'too-big', { most: mostDays });
  await startPause(ctx, now, request, input.reason, until);
  await record(ctx, now, {
    action: 'requests.pause',
    subjectKind: 'request',
    subjectId: request.id,
    areaPath: request.areaPath,
    facts: { reason: input.reason, until: until.toISOString() },
  });
  return { done: true };
}
