import type { ParsedInputOf, ReplyOf } from '@linli/contracts/catalog';
import { invalid } from '@linli/contracts/problem';
import { requestHands } from '@linli/db/requests/tables';
import { and, eq, isNull, ne } from 'drizzle-orm';
import { record } from '../audit/record.ts';
import type { Ctx } from '../context.ts';
import { tell } from '../notices/tell.ts';
import { changeRequest } from './change-request.ts';
import { demandAct, loadInvolvement } from './load-involvement.ts';
import { loadRequest } from './load-request.ts';
import { openHand } from './open-hand.ts';
import { handlersAt } from './posts-at.ts';

/**
 * Brings in other posts as joint 协办; who is in charge stays so. Whoever is there already is left out, so a repeat is
 * harmless.
 * @throws Problem not-found, not-allowed, second-factor-needed, illegal-transition; invalid-input for somebody without
 *   a post there
 */
export async function joinIn(
  ctx: Ctx,
  { requestId, accountIds, reason }: ParsedInputOf<'POST /requests/join-in'>,
): Promise<ReplyOf<'POST /requests/join-in'>> {
  const now = ctx.clock.now();
  const request = await loadRequest(ctx, requestId, true);
  demandAct(await loadInvolvement(ctx, request), 'join-in', now);
  const posts = await handlersAt(ctx, now, accountIds, request.areaPath);
  const stranger = accountIds.findIndex((accountId) => !posts.has(accountId));
  if (stranger >= 0) throw invalid(`/accountIds/${stranger}`, 'not-an-option');
  const there = await ctx.db
    .select({ accountId: requestHands.accountId })
    .from(requestHands)
    .where(
      and(
        eq(requestHands.requestId, request.id),
        isNull(requestHands.untilAt),
        ne(requestHands.role, 'helper'),
      ),
    );
  const fresh = [...posts].filter(([accountId]) => !there.some((hand) => hand.accountId === accountId));
  let joined = request;
  for (const [accountId, post] of fresh) {
    const handId = await openHand(ctx, now, request.id, { accountId, role: 'joint', post, how: 'joined' });
    joined = await changeRequest(ctx, now, joined, { what: 'joined', reason, facts: { post } });
    await tell(ctx, now, {
      kind: 'case-joined',
      accountIds: [accountId],
      matter: `request:${request.id}:joined:${handId}`,
      facts: { requestId: request.id },
    });
  }
  if (fresh.length > 0)
    await record(ctx, now, {
      action: 'requests.join-in',
      subjectKind: 'request',
      subjectId: request.id,
      areaPath: request.areaPath,
      reason,
      facts: { accounts: fresh.map(([accountId]) => accountId) },
    });
  return { done: true };
}
