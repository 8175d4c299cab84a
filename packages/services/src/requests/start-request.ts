import type { ParsedInputOf, ReplyOf } from '@linli/contracts/catalog';
import { requestHands } from '@linli/db/requests/tables';
import { and, eq, isNull } from 'drizzle-orm';
import { record } from '../audit/record.ts';
import type { Ctx } from '../context.ts';
import { demandAct, loadInvolvement } from './load-involvement.ts';
import { loadRequest } from './load-request.ts';
import { moveRequest } from './move-request.ts';

/**
 * The helper, or who is in charge where there is none, begins. Harmless to repeat for who has begun.
 * @throws Problem not-found, not-allowed, illegal-transition
 */
export async function startRequest(
  ctx: Ctx,
  { requestId }: ParsedInputOf<'POST /requests/start'>,
): Promise<ReplyOf<'POST /requests/start'>> {
  const now = ctx.clock.now();
  const request = await loadRequest(ctx, requestId, true);
  const involvement = await loadInvolvement(ctx, request);
  const begun = { ...involvement, matter: { ...involvement.matter, state: 'taken' as const } };
  if (request.state === 'under-way') {
    demandAct(begun, 'start', now);
    return { done: true };
  }
  demandAct(involvement, 'start', now);
  const role = involvement.reader.hands.includes('helper') ? 'helper' : 'lead';
  await ctx.db
    .update(requestHands)
    .set({ startedAt: now })
    .where(
      and(
        eq(requestHands.requestId, request.id),
        eq(requestHands.accountId, involvement.accountId),
        eq(requestHands.role, role),
        isNull(requestHands.untilAt),
      ),
    );
  await moveRequest(ctx, now, request, 'under-way', { what: 'started' });
  await record(ctx, now, {
    action: 'requests.start',
    subjectKind: 'request',
    subjectId: request.id,
    areaPath: request.areaPath,
    facts: { role },
  });
  return { done: true };
}
