import type { ParsedInputOf, ReplyOf } from '@linli/contracts/catalog';
import { record } from '../audit/record.ts';
import type { Ctx } from '../context.ts';
import { callOffShifts } from './empty-shifts.ts';
import { loadComing } from './load-coming.ts';

/**
 * Calls one shift off before it begins; its people are told. No change of the pattern puts it back.
 * @throws Problem not-found, not-allowed; already-done when it was called off; illegal-transition once it has begun
 */
export async function callOffShift(
  ctx: Ctx,
  { shiftId, reason }: ParsedInputOf<'POST /shifts/call-off'>,
): Promise<ReplyOf<'POST /shifts/call-off'>> {
  const now = ctx.clock.now();
  const { shift } = await loadComing(ctx, now, shiftId);
  await callOffShifts(ctx, now, [shiftId], { reason, byHand: true });
  await record(ctx, now, {
    action: 'shifts.call-off',
    subjectKind: 'shift',
    subjectId: shiftId,
    areaPath: shift.areaPath,
    reason,
    facts: { taken: shift.taken },
  });
  return { done: true };
}
