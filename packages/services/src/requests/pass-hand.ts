import { Problem } from '@linli/contracts/problem';
import { requestHands } from '@linli/db/requests/tables';
import { and, eq, isNull } from 'drizzle-orm';
import type { Ctx } from '../context.ts';
import { changeRequest } from './change-request.ts';
import { endHands } from './end-hands.ts';
import { loadRequest } from './load-request.ts';
import { openHand } from './open-hand.ts';
import { handlersAt } from './posts-at.ts';

/**
 * Somebody else answers for a request, or is a joint one, in the place of who leaves: by what they hold there now. Who may not hand
 * it back (首接负责) is followed by somebody who may not either. The resident and the ladder hear of a new lead as of any handing over. The
 * caller holds the request and has decided that they may.
 * @throws Problem lost-race when it is not in that hand any more
 */
export async function passHand(
  ctx: Ctx,
  now: Date,
  {
    requestId,
    handId,
    toAccountId,
    reason,
  }: { requestId: string; handId: string; toAccountId: string; reason: string },
): Promise<void> {
  const request = await loadRequest(ctx, requestId, true);
  const [hand] = await ctx.db
    .select()
    .from(requestHands)
    .where(and(eq(requestHands.id, handId), isNull(requestHands.untilAt)));
  if (!hand || (hand.role !== 'lead' && hand.role !== 'joint')) throw new Problem('lost-race');
  const post = (await handlersAt(ctx, now, [toAccountId], request.areaPath)).get(toAccountId) ?? null;
  const own = { role: hand.role, accountId: hand.accountId } as const;
  await endHands(ctx, now, requestId, 'handed-over', own);
  if (hand.role === 'lead') {
    await endHands(ctx, now, requestId, 'handed-over', { role: 'joint', accountId: toAccountId });
    const next = {
      accountId: toAccountId,
      role: 'lead',
      post,
      how: 'handed-over',
      binding: hand.binding,
    } as const;
    const opened = await openHand(ctx, now, requestId, next);
    await changeRequest(
      ctx,
      now,
      request,
      { what: 'handed-over', reason, facts: { post, binding: hand.binding } },
      { mark: `handed-over:${opened}` },
    );
    return;
  }
  const there = await ctx.db.$count(
    requestHands,
    and(
      eq(requestHands.requestId, requestId),
      eq(requestHands.accountId, toAccountId),
      isNull(requestHands.untilAt),
    ),
  );
  // Who has it already has no need to join it.
  if (there === 0)
    await openHand(ctx, now, requestId, { accountId: toAccountId, role: 'joint', post, how: 'joined' });
  await changeRequest(ctx, now, request, { what: 'joined', reason, facts: { post }, shownTo: 'staff' });
}
