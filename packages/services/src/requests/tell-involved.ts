import type { NoticeKind } from '@linli/contracts/notices/labels';
import type { HandRole } from '@linli/contracts/requests/labels';
import { requestHands } from '@linli/db/requests/tables';
import { and, eq, inArray, isNull } from 'drizzle-orm';
import type { Ctx } from '../context.ts';
import { tell } from '../notices/tell.ts';
import type { LoadedRequest } from './load-request.ts';
import { residentsOf } from './tell-resident.ts';

/** Accounts that have a request in hand now, in one of these roles. */
export async function handsOf(
  ctx: Pick<Ctx, 'db'>,
  requestId: string,
  roles: readonly HandRole[] = ['helper', 'lead', 'joint'],
): Promise<string[]> {
  const live = await ctx.db
    .select({ accountId: requestHands.accountId })
    .from(requestHands)
    .where(
      and(
        eq(requestHands.requestId, requestId),
        isNull(requestHands.untilAt),
        inArray(requestHands.role, [...roles]),
      ),
    );
  return live.map(({ accountId }) => accountId);
}

/** Tells some people about a request, once for each `mark`, and never the one who did it. */
export async function tellSome(
  ctx: Ctx,
  now: Date,
  request: Pick<LoadedRequest, 'id'>,
  kind: NoticeKind,
  accountIds: readonly string[],
  mark: string,
): Promise<void> {
  const own = ctx.actor.kind === 'account' ? ctx.actor.accountId : null;
  await tell(ctx, now, {
    kind,
    accountIds: accountIds.filter((id) => id !== own),
    matter: `request:${request.id}:${mark}`,
    facts: { requestId: request.id },
  });
}

/** Tells everybody involved that there is something to read: the resident's side and all who have it in hand. */
export const tellInvolved = async (
  ctx: Ctx,
  now: Date,
  request: LoadedRequest,
  mark: string,
): Promise<void> =>
  tellSome(
    ctx,
    now,
    request,
    'request-answer',
    [...(await residentsOf(ctx, request)), ...(await handsOf(ctx, request.id))],
    mark,
  );
