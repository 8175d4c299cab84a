import { Problem } from '@linli/contracts/problem';
import { areas } from '@linli/db/people/tables';
import { checkpoints } from '@linli/db/shifts/tables';
import type { Right } from '@linli/domain/identity/rights';
import { eq } from 'drizzle-orm';
import { demand } from '../authorise.ts';
import type { Ctx } from '../context.ts';

export interface CheckpointFound {
  readonly checkpoint: typeof checkpoints.$inferSelect;
  readonly area: string;
  readonly areaPath: string;
}

/**
 * A checkpoint within the reach of a right, closed ones included. `lock`: its row is held until the transaction ends; whoever
 * changes its demand or its shifts as a whole does so beneath this lock, before the rows of shifts.
 * @throws Problem not-found, not-allowed, second-factor-needed
 */
export async function loadCheckpoint(
  ctx: Ctx,
  checkpointId: string,
  right: Right,
  { lock = false } = {},
): Promise<CheckpointFound> {
  const found = ctx.db
    .select({ checkpoint: checkpoints, area: areas.name, areaPath: areas.path })
    .from(checkpoints)
    .innerJoin(areas, eq(areas.id, checkpoints.areaId))
    .where(eq(checkpoints.id, checkpointId));
  const [row] = await (lock ? found.for('update', { of: checkpoints }) : found);
  if (!row) throw new Problem('not-found');
  demand(ctx, right, row.areaPath);
  return row;
}

/** The same for setting up, where nothing may happen any more once it is closed. @throws Problem illegal-transition as well */
export async function openCheckpoint(
  ctx: Ctx,
  checkpointId: string,
  how: { lock?: boolean } = {},
): Promise<CheckpointFound> {
  const found = await loadCheckpoint(ctx, checkpointId, 'shifts.set-up', how);
  if (found.checkpoint.closedAt !== null) throw new Problem('illegal-transition');
  return found;
}

/** A checkpoint for whoever has to do with one of its shifts, which the caller has looked at. @throws Problem not-found */
export async function readCheckpoint(ctx: Pick<Ctx, 'db'>, checkpointId: string): Promise<CheckpointFound> {
  const [found] = await ctx.db
    .select({ checkpoint: checkpoints, area: areas.name, areaPath: areas.path })
    .from(checkpoints)
    .innerJoin(areas, eq(areas.id, checkpoints.areaId))
    .where(eq(checkpoints.id, checkpointId));
  if (!found) throw new Problem('not-found');
  return found;
}
