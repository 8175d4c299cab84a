import { areas } from '@linli/db/people/tables';
import { checkpoints } from '@linli/db/shifts/tables';
import { addDays, dayOf } from '@linli/domain/civil-time';
import type { WorkCalendar } from '@linli/domain/requests/working-time';
import { expandDays } from '@linli/domain/shifts/demand/expand-day';
import { and, asc, eq, isNull, lt } from 'drizzle-orm';
import { type Ctx, inTransaction } from '../context.ts';
import { loadCalendar } from '../requests/load-calendar.ts';
import { horizonOf, loadDemand } from './load-demand.ts';
import { loadRules } from './load-rules.ts';
import { wakeShifts } from './wake-shifts.ts';
import { addShifts } from './write-shifts.ts';

/**
 * Lets shifts stand six weeks ahead: for every open checkpoint the days since it was planned last are put there by its demand.
 * Each in a transaction of its own beneath the lock of the checkpoint; what another worker holds is left to it.
 * @returns how many shifts were added
 * @throws the first failure, after all were tried
 */
export async function planAhead(ctx: Ctx): Promise<number> {
  const now = ctx.clock.now();
  const until = horizonOf(dayOf(now, ctx.settings.zone));
  const behind = and(isNull(checkpoints.closedAt), lt(checkpoints.plannedUntil, until));
  const due = await ctx.db
    .select({ id: checkpoints.id })
    .from(checkpoints)
    .where(behind)
    .orderBy(asc(checkpoints.id));
  if (due.length === 0) return 0;
  const calendar = await loadCalendar(ctx);
  let added = 0;
  const failures: unknown[] = [];
  for (const { id } of due)
    try {
      added += await inTransaction(ctx, (inner) => planCheckpoint(inner, now, id, until, calendar));
    } catch (error) {
      failures.push(error);
    }
  if (failures.length > 0) throw failures[0];
  return added;
}

async function planCheckpoint(
  ctx: Ctx,
  now: Date,
  checkpointId: string,
  until: string,
  calendar: WorkCalendar,
): Promise<number> {
  const [found] = await ctx.db
    .select({ plannedUntil: checkpoints.plannedUntil, areaPath: areas.path })
    .from(checkpoints)
    .innerJoin(areas, eq(areas.id, checkpoints.areaId))
    .where(
      and(
        eq(checkpoints.id, checkpointId),
        isNull(checkpoints.closedAt),
        lt(checkpoints.plannedUntil, until),
      ),
    )
    .for('update', { of: checkpoints, skipLocked: true });
  if (!found?.plannedUntil) return 0;
  const today = dayOf(now, ctx.settings.zone);
  // Where no worker ran for long, days gone by stay empty.
  let from = addDays(found.plannedUntil, 1);
  if (from < today) from = today;
  const { rules } = await loadRules(ctx, found.areaPath);
  const planned = expandDays(from, until, await loadDemand(ctx, checkpointId, from), {
    calendar,
    night: rules,
  });
  const added = await addShifts(
    ctx,
    now,
    { checkpointId, areaPath: found.areaPath, rules },
    planned.filter(({ startsAt }) => startsAt > now),
  );
  await ctx.db.update(checkpoints).set({ plannedUntil: until }).where(eq(checkpoints.id, checkpointId));
  if (added.length > 0) await wakeShifts(ctx);
  return added.length;
}
