import type { ParsedInputOf, ReplyOf } from '@linli/contracts/catalog';
import { Problem } from '@linli/contracts/problem';
import { refusalOf } from '@linli/domain/requests/may-do';
import { record } from '../audit/record.ts';
import type { Ctx } from '../context.ts';
import { changeRequest } from './change-request.ts';
import { endHands } from './end-hands.ts';
import { demandReader, loadInvolvement } from './load-involvement.ts';
import { loadRequest } from './load-request.ts';

/**
 * One of the joint ones is done with their part: they say so themselves, or who brought them in does.
 * @throws Problem not-found, not-allowed; already-done when they are not joint any more
 */
export async function leaveJoint(
  ctx: Ctx,
  { requestId, accountId, reason }: ParsedInputOf<'POST /requests/leave-joint'>,
): Promise<ReplyOf<'POST /requests/leave-joint'>> {
  const now = ctx.clock.now();
  const request = await loadRequest(ctx, requestId, true);
  const involvement = await loadInvolvement(ctx, request);
  demandReader(involvement);
  const leads = refusalOf('join-in', involvement.reader, involvement.matter, now) !== 'not-allowed';
  if (accountId !== involvement.accountId && !leads) throw new Problem('not-allowed');
  const [left] = await endHands(ctx, now, request.id, 'left', { role: 'joint', accountId });
  if (!left) throw new Problem('already-done');
  await changeRequest(ctx, now, request, {
    what: 'left-joint',
    reason,
    facts: { post: left.post },
    shownTo: 'staff',
  });
  await record(ctx, now, {
    action: 'requests.leave-joint',
    subjectKind: 'request',
    subjectId: request.id,
    areaPath: request.areaPath,
    reason,
    facts: { account: accountId },
  });
  return { done: true };
}
