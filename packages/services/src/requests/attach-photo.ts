import { invalid } from '@linli/contracts/problem';
import { requestPhotos } from '@linli/db/requests/tables';
import { and, eq, isNull, or } from 'drizzle-orm';
import { signedIn } from '../authorise.ts';
import type { Ctx } from '../context.ts';
import type { LoadedRequest } from './load-request.ts';

/** Makes a photo the caller uploaded one of this request. @throws Problem invalid-input for any other */
export async function attachPhoto(
  ctx: Ctx,
  request: Pick<LoadedRequest, 'id' | 'householdId'>,
  photoId: string,
): Promise<void> {
  const attached = await ctx.db
    .update(requestPhotos)
    .set({ requestId: request.id })
    .where(
      and(
        eq(requestPhotos.id, photoId),
        eq(requestPhotos.accountId, signedIn(ctx).accountId),
        or(isNull(requestPhotos.householdId), eq(requestPhotos.householdId, request.householdId)),
        or(isNull(requestPhotos.requestId), eq(requestPhotos.requestId, request.id)),
      ),
    )
    .returning({ id: requestPhotos.id });
  if (attached.length === 0) throw invalid('/photoId', 'unknown');
}
