import type { RequestState } from '@linli/contracts/requests/labels';
import { requestHands } from '@linli/db/requests/tables';
import { and, eq, isNull } from 'drizzle-orm';
import { record } from '../audit/record.ts';
import type { Ctx } from '../context.ts';
import { tell } from '../notices/tell.ts';
import { endHands } from './end-hands.ts';
import type { LoadedRequest } from './load-request.ts';
import { moveRequest } from './move-request.ts';

const going: readonly RequestState[] = ['taken', 'under-way'];

/**
 * Takes an errand from its helper, so that somebody else is looked for. Where staff or a team do it and somebody is in
 * charge, it is theirs to do again. The caller holds the request's lock.
 * @returns the request as it is then; null when no helper has it
 */
export async function returnErrand(
  ctx: Ctx,
  now: Date,
  request: LoadedRequest,
  why: 'given-back' | 'timed-out',
): Promise<(LoadedRequest & { helperId: string }) | null> {
  if (!going.includes(request.state)) return null;
  const [helper] = await endHands(ctx, now, request.id, why, { role: 'helper' });
  if (!helper) return null;
  const what = why === 'timed-out' ? 'timed-out' : 'returned';
  const open = await moveRequest(ctx, now, request, 'accepted', { what });
  const [lead] =
    request.kind.handledBy === 'volunteers'
      ? []
      : await ctx.db
          .select({ post: requestHands.post })
          .from(requestHands)
          .where(
            and(
              eq(requestHands.requestId, request.id),
              eq(requestHands.role, 'lead'),
              isNull(requestHands.untilAt),
            ),
          );
  const there = lead
    ? await moveRequest(ctx, now, open, 'taken', { what: 'in-hand', facts: { post: lead.post } })
    : open;
  return { ...there, helperId: helper.accountId };
}

/**
 * The clock takes an errand that was not started or not finished in time: the helper was asked before, and is told now.
 * Nothing happens when nobody has it any more. The caller holds the request's lock.
 * @returns the request as it is then; null when no helper has it
 */
export async function timeOutHelper(
  ctx: Ctx,
  now: Date,
  request: LoadedRequest,
): Promise<LoadedRequest | null> {
  const returned = await returnErrand(ctx, now, request, 'timed-out');
  if (!returned) return null;
  const { helperId, ...there } = returned;
  await tell(ctx, now, {
    kind: 'errand-returned',
    accountIds: [helperId],
    matter: `request:${request.id}:timed-out:${there.version}`,
    facts: { requestId: request.id },
  });
  await record(ctx, now, {
    action: 'requests.time-out-helper',
    subjectKind: 'request',
    subjectId: request.id,
    areaPath: request.areaPath,
    facts: { helper: helperId },
  });
  return there;
}
