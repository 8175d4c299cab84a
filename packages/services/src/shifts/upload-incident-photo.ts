import type { ParsedInputOf, ReplyOf } from '@linli/contracts/catalog';
import { Problem } from '@linli/contracts/problem';
import { incidentPhotos } from '@linli/db/shifts/duty-tables';
import { and, eq, gt } from 'drizzle-orm';
import { record } from '../audit/record.ts';
import { signedIn } from '../authorise.ts';
import type { Ctx } from '../context.ts';
import { encodePhoto } from '../reports/encode-photo.ts';
import { uses } from '../vault.ts';
import { dutyCheckpoint } from './duty-checkpoint.ts';

const mostADay = 60;

/**
 * Takes a photo of something that happens at a checkpoint, from who stands or leads there; drawn anew without metadata and
 * encrypted. It counts for nothing until an incident names it.
 * @throws Problem not-found, not-allowed, second-factor-needed; unsupported-type, too-large; too-many-requests after sixty a day
 */
export async function uploadIncidentPhoto(
  ctx: Ctx,
  { checkpointId }: ParsedInputOf<'POST /shifts/upload-photo'>,
  upload: { readonly bytes: AsyncIterable<Uint8Array> },
): Promise<ReplyOf<'POST /shifts/upload-photo'>> {
  const now = ctx.clock.now();
  const { areaPath } = await dutyCheckpoint(ctx, now, checkpointId);
  const { accountId } = signedIn(ctx);
  const dayAgo = new Date(now.getTime() - 86_400_000);
  const today = await ctx.db.$count(
    incidentPhotos,
    and(eq(incidentPhotos.accountId, accountId), gt(incidentPhotos.createdAt, dayAgo)),
  );
  if (today >= mostADay) throw new Problem('too-many-requests', { retryAfterSeconds: 3600 });
  const photo = await encodePhoto(upload.bytes);
  const photoId = ctx.ids.next();
  await ctx.db.insert(incidentPhotos).values({
    id: photoId,
    checkpointId,
    accountId,
    cipher: ctx.vault.seal(uses.incidentPhoto, photo),
    createdAt: now,
  });
  await record(ctx, now, {
    action: 'shifts.upload-photo',
    subjectKind: 'checkpoint',
    subjectId: checkpointId,
    areaPath,
    facts: { bytes: photo.length },
  });
  return { photoId };
}
