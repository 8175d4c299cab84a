import type { SheetPeriod, SheetRhythm } from '@linli/contracts/sheets/labels';
import { areas } from '@linli/db/people/tables';
import { sheetSchedules } from '@linli/db/sheets/tables';
import { dayOf } from '@linli/domain/civil-time';
import { nextDue } from '@linli/domain/sheets/next-due';
import { dayBefore } from '@linli/domain/sheets/period-span';
import { and, asc, eq, isNull, lte } from 'drizzle-orm';
import { type Ctx, inTransaction } from '../context.ts';
import { loadCalendar } from '../requests/load-calendar.ts';
import { loadTemplate } from './load-template.ts';
import { wakeAt } from './wake-schedules.ts';
import { writeRun } from './write-run.ts';

/**
 * Asks for every form that is due, one transaction each: the row moves on to its next moment and the form of this one is
 * written down together, so each occurrence is filled once, however often and late this runs. What a standstill left out
 * is made up for. A job. @returns how many forms were asked for
 */
export async function tickSchedules(ctx: Ctx): Promise<number> {
  let asked = 0;
  while (await inTransaction(ctx, tickOne)) asked++;
  return asked;
}

async function tickOne(ctx: Ctx): Promise<boolean> {
  const now = ctx.clock.now();
  const [found] = await ctx.db
    .select({ schedule: sheetSchedules, areaPath: areas.path })
    .from(sheetSchedules)
    .innerJoin(areas, eq(areas.id, sheetSchedules.areaId))
    .where(and(isNull(sheetSchedules.endedAt), lte(sheetSchedules.dueAt, now)))
    .orderBy(asc(sheetSchedules.dueAt), asc(sheetSchedules.id))
    .limit(1)
    .for('update', { of: sheetSchedules, skipLocked: true });
  if (!found) return false;
  const { schedule, areaPath } = found;
  const { dueAt } = schedule;
  const kind = schedule.period as SheetPeriod;
  const today = dayOf(dueAt, ctx.settings.zone);
  const next = nextDue(
    dueAt,
    { rhythm: schedule.rhythm as SheetRhythm, at: schedule.at, weekday: schedule.weekday },
    await loadCalendar(ctx),
  );
  await ctx.db.update(sheetSchedules).set({ dueAt: next }).where(eq(sheetSchedules.id, schedule.id));
  await writeRun(ctx, now, {
    template: await loadTemplate(ctx, schedule.templateId),
    area: { id: schedule.areaId, path: areaPath },
    accountId: schedule.accountId,
    period: { kind, day: schedule.before ? dayBefore(kind, today) : today },
    inFull: false,
    reason: null,
    schedule: { id: schedule.id, dueAt },
  });
  await wakeAt(ctx, next);
  return true;
}
