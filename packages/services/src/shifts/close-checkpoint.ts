import type { ParsedInputOf, ReplyOf } from '@linli/contracts/catalog';
import { checkpoints, shifts } from '@linli/db/shifts/tables';
import { and, asc, eq, gt, sql } from 'drizzle-orm';
import { record } from '../audit/record.ts';
import type { Ctx } from '../context.ts';
import { callOffShifts } from './empty-shifts.ts';
import { openCheckpoint } from './load-checkpoint.ts';

/**
 * Closes a checkpoint. Shifts to come are called off and their people told; whoever is on duty stays until the end.
 * @throws Problem not-found, not-allowed; illegal-transition once it is closed
 */
export async function closeCheckpoint(
  ctx: Ctx,
  { checkpointId, reason }: ParsedInputOf<'POST /shifts/close-checkpoint'>,
): Promise<ReplyOf<'POST /shifts/close-checkpoint'>> {
  const now = ctx.clock.now();
  const { areaPath } = await openCheckpoint(ctx, checkpointId, { lock: true });
  const ahead = await ctx.db
    .select({ id: shifts.id })
    .from(shifts)
    .where(
      and(
        eq(shifts.checkpointId, checkpointId),
        eq(shifts.state, 'open'),
        gt(shifts.startsAt, now),
        sql`not exists (select from claims served where served.shift_id = ${shifts.id} and served.state in ('on-duty', 'left', 'done'))`,
      ),
    )
    .orderBy(asc(shifts.id))
    .for('no key update');
  await callOffShifts(
    ctx,
    now,
    ahead.map(({ id }) => id),
    { reason, byHand: false },
  );
  await ctx.db.update(checkpoints).set({ closedAt: now }).where(eq(checkpoints.id, checkpointId));
  await record(ctx, now, {
    action: 'shifts.close-checkpoint',
    subjectKind: 'checkpoint',
    subjectId: checkpointId,
    areaPath,
    reason,
    facts: { calledOff: ahead.length },
  });
  return { done: true };
}
