import type { HandRole } from '@linli/contracts/requests/labels';
import { requestHands } from '@linli/db/requests/tables';
import { and, eq, isNull } from 'drizzle-orm';
import type { Ctx } from '../context.ts';

export type HandEnd = 'done' | 'given-back' | 'timed-out' | 'handed-over' | 'ended' | 'left';

/** Ends live hands of a request, all or those of a role or an account. @returns those that were live */
export async function endHands(
  ctx: Pick<Ctx, 'db'>,
  now: Date,
  requestId: string,
  why: HandEnd,
  whose: { role?: HandRole; accountId?: string } = {},
): Promise<{ handId: string; accountId: string; role: HandRole; post: string | null }[]> {
  const ended = await ctx.db
    .update(requestHands)
    .set({ untilAt: now, endReason: why })
    .where(
      and(
        eq(requestHands.requestId, requestId),
        isNull(requestHands.untilAt),
        ...(whose.role ? [eq(requestHands.role, whose.role)] : []),
        ...(whose.accountId ? [eq(requestHands.accountId, whose.accountId)] : []),
      ),
    )
    .returning({
      handId: requestHands.id,
      accountId: requestHands.accountId,
      role: requestHands.role,
      post: requestHands.post,
    });
  return ended.map((hand) => ({ ...hand, role: hand.role as HandRole }));
}
