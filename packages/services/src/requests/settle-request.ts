import { requestPleas } from '@linli/db/requests/tables';
import { isOver } from '@linli/domain/requests/life';
import { and, eq } from 'drizzle-orm';
import type { Ctx } from '../context.ts';
import { tell } from '../notices/tell.ts';
import { endHands } from './end-hands.ts';
import { endPause } from './end-pause.ts';
import type { LoadedRequest } from './load-request.ts';

/**
 * Ends what does not outlive a step: with the work the helper's hand, a pause and what was pleaded for; with the request
 * every hand. Whoever is in charge stays so until the resident has confirmed. A helper who need not go any more is told.
 * @returns the request as it is then
 */
export async function settleRequest(ctx: Ctx, now: Date, request: LoadedRequest): Promise<LoadedRequest> {
  if (request.state === 'done') await endHands(ctx, now, request.id, 'done', { role: 'helper' });
  if (isOver(request.state)) {
    const ended = await endHands(ctx, now, request.id, request.state === 'closed' ? 'done' : 'ended');
    const own = ctx.actor.kind === 'account' ? ctx.actor.accountId : null;
    const onTheWay = ended.filter(({ role, accountId }) => role === 'helper' && accountId !== own);
    await tell(ctx, now, {
      kind: 'offer-withdrawn',
      accountIds: onTheWay.map(({ accountId }) => accountId),
      matter: `request:${request.id}:not-needed:${request.version}`,
      facts: { requestId: request.id },
    });
  }
  await ctx.db
    .update(requestPleas)
    .set({ state: 'refused', decidedAt: now })
    .where(and(eq(requestPleas.requestId, request.id), eq(requestPleas.state, 'open')));
  return (await endPause(ctx, now, request)) ?? request;
}
