import { Problem } from '@linli/contracts/problem';
import { claims } from '@linli/db/shifts/tables';
import { and, eq, inArray } from 'drizzle-orm';
import type { Ctx } from '../context.ts';
import { loadShift } from './load-shift.ts';
import type { ShiftFound } from './shift-row.ts';

/**
 * A shift that somebody who sets up wants to change before it begins; its row is held.
 * @throws Problem not-found, not-allowed; already-done when it was called off; illegal-transition once it has begun, or somebody
 *   has checked in before it began
 */
export async function loadComing(ctx: Ctx, now: Date, shiftId: string): Promise<ShiftFound> {
  const found = await loadShift(ctx, shiftId, 'shifts.set-up', { lock: true });
  if (found.shift.state !== 'open') throw new Problem('already-done');
  const served = await ctx.db.$count(
    claims,
    and(eq(claims.shiftId, shiftId), inArray(claims.state, ['on-duty', 'left', 'done'])),
  );
  if (found.shift.startsAt <= now || served > 0) throw new Problem('illegal-transition');
  return found;
}
