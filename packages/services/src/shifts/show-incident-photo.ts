import type { ParsedInputOf } from '@linli/contracts/catalog';
import { Problem } from '@linli/contracts/problem';
import { areas } from '@linli/db/people/tables';
import { incidentPhotos } from '@linli/db/shifts/duty-tables';
import { checkpoints } from '@linli/db/shifts/tables';
import { eq } from 'drizzle-orm';
import { record } from '../audit/record.ts';
import { demand, reach, signedIn } from '../authorise.ts';
import type { Ctx } from '../context.ts';
import { uses } from '../vault.ts';

/**
 * A photo of an incident, for who took it and for those who keep the duty log there, which is written down; one that no
 * incident names for who took it alone.
 * @throws Problem not-found, not-allowed, second-factor-needed
 */
export async function showIncidentPhoto(
  ctx: Ctx,
  { photoId }: ParsedInputOf<'GET /shifts/photos/:photoId'>,
): Promise<{ file: true; type: string; name: string; content: Buffer }> {
  reach(ctx, 'shifts.view');
  const [found] = await ctx.db
    .select({ photo: incidentPhotos, areaPath: areas.path })
    .from(incidentPhotos)
    .innerJoin(checkpoints, eq(checkpoints.id, incidentPhotos.checkpointId))
    .innerJoin(areas, eq(areas.id, checkpoints.areaId))
    .where(eq(incidentPhotos.id, photoId));
  if (!found) throw new Problem('not-found');
  const { photo, areaPath } = found;
  if (photo.accountId !== signedIn(ctx).accountId) {
    if (photo.incidentId === null) throw new Problem('not-found');
    demand(ctx, 'shifts.read-log', areaPath);
    await record(ctx, ctx.clock.now(), {
      action: 'shifts.read-photo',
      subjectKind: 'incident',
      subjectId: photo.incidentId,
      areaPath,
      facts: { photoId },
    });
  }
  return {
    file: true,
    type: 'image/jpeg',
    name: `${photoId}.jpg`,
    content: ctx.vault.open(uses.incidentPhoto, photo.cipher),
  };
}
