import { Problem } from '@linli/contracts/problem';
import { checkpoints, shifts } from '@linli/db/shifts/tables';
import type { Right } from '@linli/domain/identity/rights';
import { eq } from 'drizzle-orm';
import { demand } from '../authorise.ts';
import type { Ctx } from '../context.ts';
import { type ShiftFound, shiftColumns } from './shift-row.ts';

/**
 * A shift within the reach of a right. `lock`: its row is held until the transaction ends; whoever changes places does so
 * beneath this lock, so that the last one is given once.
 * @throws Problem not-found, not-allowed, second-factor-needed
 */
export async function loadShift(
  ctx: Ctx,
  shiftId: string,
  right: Right,
  { lock = false } = {},
): Promise<ShiftFound> {
  const found = ctx.db
    .select(shiftColumns)
    .from(shifts)
    .innerJoin(checkpoints, eq(checkpoints.id, shifts.checkpointId))
    .where(eq(shifts.id, shiftId));
  const [row] = await (lock ? found.for('update', { of: shifts }) : found);
  if (!row) throw new Problem('not-found');
  demand(ctx, right, row.shift.areaPath);
  return row;
}
