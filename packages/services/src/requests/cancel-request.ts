import type { ParsedInputOf, ReplyOf } from '@linli/contracts/catalog';
import { invalid } from '@linli/contracts/problem';
import { typedText } from '@linli/domain/requests/typed-text';
import { record } from '../audit/record.ts';
import type { Ctx } from '../context.ts';
import { uses } from '../vault.ts';
import { demandAct, loadInvolvement } from './load-involvement.ts';
import { loadRequest } from './load-request.ts';
import { moveRequest } from './move-request.ts';
import { handsOf, tellSome } from './tell-involved.ts';

/**
 * It is needed no longer: by the resident, or by staff whom the resident told so, with a reason. Whoever is on the way
 * hears of it. Harmless to repeat.
 * @throws Problem not-found, not-allowed, illegal-transition once it is done; invalid-input without a reason of staff
 */
export async function cancelRequest(
  ctx: Ctx,
  input: ParsedInputOf<'POST /requests/cancel'>,
): Promise<ReplyOf<'POST /requests/cancel'>> {
  const now = ctx.clock.now();
  const request = await loadRequest(ctx, input.requestId, true);
  const involvement = await loadInvolvement(ctx, request);
  const { isResident, isScribe } = involvement.reader;
  if (request.state === 'cancelled' && (isResident || isScribe)) return { done: true };
  demandAct(involvement, 'cancel', now);
  const reason = typedText(input.reason);
  if (!isResident && reason === '') throw invalid('/reason', 'missing');
  const helpers = await handsOf(ctx, request.id, ['helper']);
  const leads = await handsOf(ctx, request.id, ['lead', 'joint']);
  const over = await moveRequest(
    ctx,
    now,
    request,
    'cancelled',
    { what: 'cancelled', reason },
    reason === '' ? {} : { endingCipher: ctx.vault.seal(uses.requestEnding, reason) },
  );
  const mark = `cancelled:${over.version}`;
  await tellSome(ctx, now, request, 'offer-withdrawn', helpers, mark);
  await tellSome(ctx, now, request, 'request-answer', leads, mark);
  await record(ctx, now, {
    action: 'requests.cancel',
    subjectKind: 'request',
    subjectId: request.id,
    areaPath: request.areaPath,
    facts: { byResident: isResident },
  });
  return { done: true };
}
