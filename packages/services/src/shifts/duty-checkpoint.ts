import { Problem } from '@linli/contracts/problem';
import { areas } from '@linli/db/people/tables';
import { checkpoints } from '@linli/db/shifts/tables';
import { may, type Right } from '@linli/domain/identity/rights';
import { eq } from 'drizzle-orm';
import { reach, signedIn } from '../authorise.ts';
import type { Ctx } from '../context.ts';
import { type Standing, standsAt } from './stands-at.ts';

/** A checkpoint for somebody who has to do with its duty. */
export interface DutyCheckpoint {
  readonly checkpoint: typeof checkpoints.$inferSelect;
  readonly areaPath: string;
  /** Whether the actor has the right there; else they stand there now. */
  readonly leads: boolean;
  readonly stands: Standing | null;
}

/**
 * A checkpoint, for who leads there, or has another right named, and for who stands there now.
 * @throws Problem not-allowed, second-factor-needed; not-found for everybody else
 */
export async function dutyCheckpoint(
  ctx: Ctx,
  now: Date,
  checkpointId: string,
  right: Right = 'shifts.lead',
): Promise<DutyCheckpoint> {
  reach(ctx, 'shifts.view');
  const [found] = await ctx.db
    .select({ checkpoint: checkpoints, areaPath: areas.path })
    .from(checkpoints)
    .innerJoin(areas, eq(areas.id, checkpoints.areaId))
    .where(eq(checkpoints.id, checkpointId));
  if (!found) throw new Problem('not-found');
  const stands = await standsAt(ctx, now, { id: checkpointId, areaPath: found.areaPath });
  const leads = may(signedIn(ctx).posts, right, found.areaPath);
  if (!leads && stands === null) throw new Problem('not-found');
  return { ...found, leads, stands };
}
