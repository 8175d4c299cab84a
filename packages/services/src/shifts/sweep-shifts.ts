import { shifts } from '@linli/db/shifts/tables';
import { asc, lte } from 'drizzle-orm';
import { type Ctx, inTransaction } from '../context.ts';
import { tickShift } from './tick-shift.ts';
import { wakeShifts } from './wake-shifts.ts';

// More than ever begin at once in a district; what is left is found five seconds later.
const most = 500;

/**
 * Ticks every shift that is due, each in a transaction of its own, so that one that fails does not keep the others waiting,
 * and sets the next alarm.
 * @throws the first failure, after all were tried
 */
export async function sweepShifts(ctx: Ctx): Promise<void> {
  const due = await ctx.db
    .select({ shiftId: shifts.id })
    .from(shifts)
    .where(lte(shifts.dueAt, ctx.clock.now()))
    .orderBy(asc(shifts.dueAt), asc(shifts.id))
    .limit(most);
  if (due.length === 0) return;
  const failures: unknown[] = [];
  for (const shift of due)
    try {
      await inTransaction(ctx, (inner) => tickShift(inner, shift));
    } catch (error) {
      failures.push(error);
    }
  await inTransaction(ctx, wakeShifts);
  if (failures.length > 0) throw failures[0];
}
