import type { ParsedInputOf, ReplyOf } from '@linli/contracts/catalog';
import { record } from '../audit/record.ts';
import type { Ctx } from '../context.ts';
import { uses } from '../vault.ts';
import { demandAct, loadInvolvement } from './load-involvement.ts';
import { loadRequest } from './load-request.ts';
import { moveRequest } from './move-request.ts';

/**
 * It cannot be solved, and the resident is told why. It counts as not solved in the rates.
 * @throws Problem not-found, not-allowed, illegal-transition
 */
export async function callNotSolvable(
  ctx: Ctx,
  { requestId, reason }: ParsedInputOf<'POST /requests/not-solvable'>,
): Promise<ReplyOf<'POST /requests/not-solvable'>> {
  const now = ctx.clock.now();
  const request = await loadRequest(ctx, requestId, true);
  demandAct(await loadInvolvement(ctx, request), 'not-solvable', now);
  await moveRequest(
    ctx,
    now,
    request,
    'not-solvable',
    { what: 'not-solvable', reason },
    { endingCipher: ctx.vault.seal(uses.requestEnding, reason) },
  );
  await record(ctx, now, {
    action: 'requests.not-solvable',
    subjectKind: 'request',
    subjectId: request.id,
    areaPath: request.areaPath,
  });
  return { done: true };
}
