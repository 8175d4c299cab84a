import type { ParsedInputOf } from '@linli/contracts/catalog';
import { Problem } from '@linli/contracts/problem';
import { requestPhotos } from '@linli/db/requests/tables';
import { seesContent } from '@linli/domain/requests/may-do';
import { eq } from 'drizzle-orm';
import { record } from '../audit/record.ts';
import { signedIn } from '../authorise.ts';
import type { Ctx } from '../context.ts';
import { uses } from '../vault.ts';
import { demandReader, loadInvolvement } from './load-involvement.ts';
import { loadRequest } from './load-request.ts';

/**
 * A photo of a request, for all who see what it is about; one that no request names yet for who sent it. Staff who look
 * without having it in hand are written down.
 * @throws Problem not-signed-in, not-found, second-factor-needed
 */
export async function showRequestPhoto(
  ctx: Ctx,
  { photoId }: ParsedInputOf<'GET /requests/photos/:photoId'>,
): Promise<{ file: true; type: string; name: string; content: Buffer }> {
  const { accountId } = signedIn(ctx);
  const [photo] = await ctx.db.select().from(requestPhotos).where(eq(requestPhotos.id, photoId));
  if (!photo) throw new Problem('not-found');
  if (photo.requestId === null) {
    if (photo.accountId !== accountId) throw new Problem('not-found');
  } else {
    const request = await loadRequest(ctx, photo.requestId);
    const involvement = await loadInvolvement(ctx, request);
    const as = demandReader(involvement);
    if (!seesContent(involvement.reader, involvement.matter)) throw new Problem('not-found');
    if (as === 'staff' && involvement.hands.length === 0)
      await record(ctx, ctx.clock.now(), {
        action: 'requests.read-photo',
        subjectKind: 'request',
        subjectId: request.id,
        areaPath: request.areaPath,
        facts: { photoId },
      });
  }
  return {
    file: true,
    type: 'image/jpeg',
    name: `${photoId}.jpg`,
    content: ctx.vault.open(uses.requestPhoto, photo.contentCipher),
  };
}
