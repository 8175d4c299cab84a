import type { ScheduleView } from '@linli/contracts/sheets/endpoints';
import type { SheetPeriod, SheetRhythm } from '@linli/contracts/sheets/labels';
import { accounts } from '@linli/db/identity/tables';
import { areas } from '@linli/db/people/tables';
import { sheetSchedules } from '@linli/db/sheets/tables';
import { may } from '@linli/domain/identity/rights';
import { eq } from 'drizzle-orm';
import type { AccountActor, Ctx } from '../context.ts';

export const selectSchedules = (ctx: Pick<Ctx, 'db'>) =>
  ctx.db
    .select({
      schedule: sheetSchedules,
      area: { id: areas.id, name: areas.name, path: areas.path },
      setBy: accounts.displayName,
    })
    .from(sheetSchedules)
    .innerJoin(areas, eq(areas.id, sheetSchedules.areaId))
    .innerJoin(accounts, eq(accounts.id, sheetSchedules.accountId));

export type ScheduleFound = Awaited<ReturnType<typeof selectSchedules>>[number];

/** Who set it may end it, and who sets up forms there. */
export const mayEnd = ({ accountId, posts }: AccountActor, { schedule, area }: ScheduleFound): boolean =>
  schedule.accountId === accountId || may(posts, 'sheets.set-up', area.path);

export function scheduleView(actor: AccountActor, found: ScheduleFound): ScheduleView {
  const { schedule, area, setBy } = found;
  return {
    scheduleId: schedule.id,
    templateId: schedule.templateId,
    area: { areaId: area.id, name: area.name },
    rhythm: schedule.rhythm as SheetRhythm,
    at: schedule.at,
    weekday: schedule.weekday,
    period: schedule.period as SheetPeriod,
    before: schedule.before,
    setBy,
    nextAt: schedule.dueAt.toISOString(),
    mayEnd: mayEnd(actor, found),
  };
}
