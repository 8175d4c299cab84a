import type { ParsedInputOf, ReplyOf } from '@linli/contracts/catalog';
import { Problem } from '@linli/contracts/problem';
import { photos } from '@linli/db/reports/tables';
import { and, count, eq, gt } from 'drizzle-orm';
import { record } from '../audit/record.ts';
import { signedIn } from '../authorise.ts';
import type { Ctx } from '../context.ts';
import { uses } from '../vault.ts';
import { encodePhoto } from './encode-photo.ts';
import { loadStanding } from './load-standing.ts';

const mostADay = 60;

/**
 * Takes a photo for an answer of a household, drawn anew without metadata and encrypted. It counts for nothing until a
 * report names it.
 * @throws Problem not-found; unsupported-type, too-large; too-many-requests after sixty a day for one household
 */
export async function uploadPhoto(
  ctx: Ctx,
  { householdId }: ParsedInputOf<'POST /reports/upload-photo'>,
  upload: { readonly bytes: AsyncIterable<Uint8Array> },
): Promise<ReplyOf<'POST /reports/upload-photo'>> {
  const { accountId } = signedIn(ctx);
  const standing = await loadStanding(ctx, householdId);
  if (!standing.reports) throw new Problem('not-found');
  const now = ctx.clock.now();
  const dayAgo = new Date(now.getTime() - 86_400_000);
  const [today] = await ctx.db
    .select({ n: count() })
    .from(photos)
    .where(and(eq(photos.householdId, householdId), gt(photos.createdAt, dayAgo)));
  if ((today?.n ?? 0) >= mostADay) throw new Problem('too-many-requests', { retryAfterSeconds: 3600 });
  const photo = await encodePhoto(upload.bytes);
  const photoId = ctx.ids.next();
  await ctx.db.insert(photos).values({
    id: photoId,
    householdId,
    accountId,
    contentCipher: ctx.vault.seal(uses.photo, photo),
    createdAt: now,
  });
  await record(ctx, now, {
    action: 'reports.upload-photo',
    subjectKind: 'household',
    subjectId: householdId,
    areaPath: standing.areaPath,
    facts: { bytes: photo.length },
  });
  return { photoId };
}
