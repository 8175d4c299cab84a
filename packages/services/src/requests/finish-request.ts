import type { ParsedInputOf, ReplyOf } from '@linli/contracts/catalog';
import { record } from '../audit/record.ts';
import type { Ctx } from '../context.ts';
import { attachPhoto } from './attach-photo.ts';
import { demandAct, loadInvolvement } from './load-involvement.ts';
import { loadRequest } from './load-request.ts';
import { moveRequest } from './move-request.ts';

/**
 * It is done: the resident is asked to confirm, and the helper is free. Harmless to repeat for who did it.
 * @throws Problem not-found, not-allowed, illegal-transition; invalid-input for a photo of somebody else
 */
export async function finishRequest(
  ctx: Ctx,
  { requestId, note, photoId }: ParsedInputOf<'POST /requests/finish'>,
): Promise<ReplyOf<'POST /requests/finish'>> {
  const now = ctx.clock.now();
  const request = await loadRequest(ctx, requestId, true);
  const involvement = await loadInvolvement(ctx, request);
  const { reader } = involvement;
  if (request.state === 'done' && (reader.didIt || reader.hands.includes('lead'))) return { done: true };
  demandAct(involvement, 'finish', now);
  if (photoId !== null) await attachPhoto(ctx, request, photoId);
  await moveRequest(ctx, now, request, 'done', {
    what: 'done',
    reason: note,
    facts: photoId === null ? {} : { photoId },
  });
  await record(ctx, now, {
    action: 'requests.finish',
    subjectKind: 'request',
    subjectId: request.id,
    areaPath: request.areaPath,
  });
  return { done: true };
}
