import { shifts } from '@linli/db/shifts/tables';
import { enqueue } from '@linli/jobs/outbox';
import { isNotNull, min } from 'drizzle-orm';
import type { Ctx } from '../context.ts';

/**
 * Sets the alarm for the first moment at which the clock has something to do about a shift: one for all, which only moves
 * forward. Whoever writes `due_at` calls it in the same transaction. What the alarm misses the sweep finds.
 */
export async function wakeShifts(ctx: Pick<Ctx, 'db' | 'clock' | 'ids'>): Promise<void> {
  const [first] = await ctx.db
    .select({ dueAt: min(shifts.dueAt) })
    .from(shifts)
    .where(isNotNull(shifts.dueAt));
  if (first?.dueAt) await enqueue(ctx, 'shifts.tick-due', {}, { runAt: first.dueAt, dedupeKey: 'next' });
}
