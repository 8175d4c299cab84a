import type { ParsedInputOf } from '@linli/contracts/catalog';
import { Problem } from '@linli/contracts/problem';
import { photos } from '@linli/db/reports/tables';
import { eq } from 'drizzle-orm';
import { record } from '../audit/record.ts';
import { signedIn } from '../authorise.ts';
import type { Ctx } from '../context.ts';
import { uses } from '../vault.ts';
import { loadStanding } from './load-standing.ts';

/**
 * A photo of an answer, for whoever sent it, the household, and staff who read its reports, which is written down.
 * @throws Problem not-signed-in, not-found
 */
export async function showPhoto(
  ctx: Ctx,
  { photoId }: ParsedInputOf<'GET /reports/photos/:photoId'>,
): Promise<{ file: true; type: string; name: string; content: Buffer }> {
  const { accountId } = signedIn(ctx);
  const [photo] = await ctx.db.select().from(photos).where(eq(photos.id, photoId));
  if (!photo) throw new Problem('not-found');
  if (photo.accountId !== accountId) {
    const standing = await loadStanding(ctx, photo.householdId);
    if (!standing.isMember) {
      if (!standing.reads) throw new Problem('not-found');
      await record(ctx, ctx.clock.now(), {
        action: 'reports.read-photo',
        subjectKind: 'household',
        subjectId: photo.householdId,
        areaPath: standing.areaPath,
        facts: { photoId },
      });
    }
  }
  return {
    file: true,
    type: 'image/jpeg',
    name: `${photoId}.jpg`,
    content: ctx.vault.open(uses.photo, photo.contentCipher),
  };
}
