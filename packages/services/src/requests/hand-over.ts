import type { ParsedInputOf, ReplyOf } from '@linli/contracts/catalog';
import { invalid } from '@linli/contracts/problem';
import { requestHands } from '@linli/db/requests/tables';
import { and, eq, isNull } from 'drizzle-orm';
import { record } from '../audit/record.ts';
import type { Ctx } from '../context.ts';
import { tell } from '../notices/tell.ts';
import { changeRequest } from './change-request.ts';
import { climbBinds } from './climb-binds.ts';
import { endHands } from './end-hands.ts';
import { demandAct, loadInvolvement } from './load-involvement.ts';
import { loadRequest } from './load-request.ts';
import { openHand } from './open-hand.ts';
import { handlersAt } from './posts-at.ts';

/**
 * Somebody else answers for it from now on. Whom a post that approves names, or whoever is named once the case has climbed
 * past the level its ladder says, may not hand it back 首接负责; a colleague asked by a colleague may. Harmless to repeat.
 * @throws Problem not-found, not-allowed, second-factor-needed, illegal-transition; invalid-input for somebody without
 *   a post there
 */
export async function handOver(
  ctx: Ctx,
  { requestId, accountId, reason }: ParsedInputOf<'POST /requests/hand-over'>,
): Promise<ReplyOf<'POST /requests/hand-over'>> {
  const now = ctx.clock.now();
  const request = await loadRequest(ctx, requestId, true);
  const involvement = await loadInvolvement(ctx, request);
  const [lead] = await ctx.db
    .select({ accountId: requestHands.accountId })
    .from(requestHands)
    .where(
      and(
        eq(requestHands.requestId, request.id),
        eq(requestHands.role, 'lead'),
        isNull(requestHands.untilAt),
      ),
    );
  demandAct(involvement, 'hand-over', now);
  if (lead?.accountId === accountId) return { done: true };
  const post = (await handlersAt(ctx, now, [accountId], request.areaPath)).get(accountId);
  if (!post) throw invalid('/accountId', 'not-an-option');
  const binding = involvement.reader.posts.approve || (await climbBinds(ctx, request.id));
  await endHands(ctx, now, request.id, 'handed-over', { role: 'lead' });
  await endHands(ctx, now, request.id, 'handed-over', { role: 'joint', accountId });
  const hand = { accountId, role: 'lead', post, how: 'handed-over', binding } as const;
  const handId = await openHand(ctx, now, request.id, hand);
  await changeRequest(
    ctx,
    now,
    request,
    { what: 'handed-over', reason, facts: { post, binding } },
    { mark: `handed-over:${handId}` },
  );
  await tell(ctx, now, {
    kind: 'case-yours',
    accountIds: [accountId],
    matter: `request:${request.id}:yours:${handId}`,
    facts: { requestId: request.id, until: request.deadlineAt.toISOString() },
  });
  await record(ctx, now, {
    action: 'requests.hand-over',
    subjectKind: 'request',
    subjectId: request.id,
    areaPath: request.areaPath,
    reason,
    facts: { from: lead?.accountId ?? null, to: accountId, binding },
  });
  return { done: true };
}
