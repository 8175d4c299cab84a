import type { ParsedInputOf, ReplyOf } from '@linli/contracts/catalog';
import { invalid } from '@linli/contracts/problem';
import { requestPhotos } from '@linli/db/requests/tables';
import { and, eq, isNull, or } from 'drizzle-orm';
import { record } from '../audit/record.ts';
import type { Ctx } from '../context.ts';
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
  const { reader, accountId } = involvement;
  if (request.state === 'done' && (reader.didIt || reader.hands.includes('lead'))) return { done: true };
  demandAct(involvement, 'finish', now);
  if (photoId !== null) {
    const attached = await ctx.db
      .update(requestPhotos)
      .set({ requestId: request.id })
      .where(
        and(
          eq(requestPhotos.id, photoId),
          eq(requestPhotos.accountId, accountId),
          or(isNull(requestPhotos.requestId), eq(requestPhotos.requestId, request.id)),
        ),
      )
      .returning({ id: requestPhotos.id });
    if (attached.length === 0) throw invalid('/photoId', 'not-an-option');
  }
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
