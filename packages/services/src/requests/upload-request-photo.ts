import type { ParsedInputOf, ReplyOf } from '@linli/contracts/catalog';
import { invalid, Problem } from '@linli/contracts/problem';
import { requestPhotos } from '@linli/db/requests/tables';
import { and, count, eq, gt } from 'drizzle-orm';
import { record } from '../audit/record.ts';
import { signedIn } from '../authorise.ts';
import type { Ctx } from '../context.ts';
import { encodePhoto } from '../reports/encode-photo.ts';
import { uses } from '../vault.ts';
import { loadAsking } from './load-asking.ts';
import { demandAct, loadInvolvement } from './load-involvement.ts';
import { loadRequest } from './load-request.ts';

const mostADay = 60;

/**
 * Takes a photo for a request of a household, or for one the caller may write to; drawn anew without metadata and
 * encrypted. It counts for nothing until a request, a message, a receipt or the end of an errand names it.
 * @throws Problem not-found, not-allowed; invalid-input unless exactly one of the two is named; unsupported-type,
 * too-large; too-many-requests after sixty a day
 */
export async function uploadRequestPhoto(
  ctx: Ctx,
  { householdId, requestId }: ParsedInputOf<'POST /requests/upload-photo'>,
  upload: { readonly bytes: AsyncIterable<Uint8Array> },
): Promise<ReplyOf<'POST /requests/upload-photo'>> {
  const { accountId } = signedIn(ctx);
  const now = ctx.clock.now();
  const about = await aboutWhat(ctx, now, householdId, requestId);
  const dayAgo = new Date(now.getTime() - 86_400_000);
  const [today] = await ctx.db
    .select({ n: count() })
    .from(requestPhotos)
    .where(and(eq(requestPhotos.accountId, accountId), gt(requestPhotos.createdAt, dayAgo)));
  if ((today?.n ?? 0) >= mostADay) throw new Problem('too-many-requests', { retryAfterSeconds: 3600 });
  const photo = await encodePhoto(upload.bytes);
  const photoId = ctx.ids.next();
  await ctx.db.insert(requestPhotos).values({
    id: photoId,
    householdId: about.householdId,
    accountId,
    contentCipher: ctx.vault.seal(uses.requestPhoto, photo),
    createdAt: now,
  });
  await record(ctx, now, {
    action: 'requests.upload-photo',
    subjectKind: requestId === undefined ? 'household' : 'request',
    subjectId: requestId ?? about.householdId,
    areaPath: about.areaPath,
    facts: { bytes: photo.length },
  });
  return { photoId };
}

async function aboutWhat(
  ctx: Ctx,
  now: Date,
  householdId: string | undefined,
  requestId: string | undefined,
): Promise<{ householdId: string; areaPath: string }> {
  if ((householdId === undefined) === (requestId === undefined))
    throw invalid('/requestId', requestId === undefined ? 'missing' : 'not-allowed-here');
  if (householdId !== undefined) {
    const { household } = await loadAsking(ctx, { householdId });
    return { householdId, areaPath: household.areaPath };
  }
  const request = await loadRequest(ctx, requestId ?? '');
  demandAct(await loadInvolvement(ctx, request), 'say', now);
  return request;
}
