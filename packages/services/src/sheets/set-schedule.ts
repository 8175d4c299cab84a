import type { ParsedInputOf } from '@linli/contracts/catalog';
import { invalid, Problem } from '@linli/contracts/problem';
import type { ScheduleView } from '@linli/contracts/sheets/endpoints';
import { sheetSchedules } from '@linli/db/sheets/tables';
import { nextDue } from '@linli/domain/sheets/next-due';
import { and, eq, isNull } from 'drizzle-orm';
import { record } from '../audit/record.ts';
import { demand, signedIn } from '../authorise.ts';
import type { Ctx } from '../context.ts';
import { loadArea } from '../reports/load-area.ts';
import { loadCalendar } from '../requests/load-calendar.ts';
import { templateFor } from './load-template.ts';
import { neededRights } from './needed-rights.ts';
import { scheduleView, selectSchedules } from './schedule-view.ts';
import { wakeAt } from './wake-schedules.ts';

/** One person's schedules of one template. */
const MOST = 20;

/**
 * Fills a form regularly, masked, by the rights its asker has each time; they are told of each result.
 * @throws Problem not-found, not-allowed; invalid-input for a week without its day; rule-refused for too many of them
 */
export async function setSchedule(
  ctx: Ctx,
  input: ParsedInputOf<'POST /sheets/schedule'>,
): Promise<ScheduleView> {
  const now = ctx.clock.now();
  const actor = signedIn(ctx);
  const area = await loadArea(ctx, 'sheets.fill', input.areaId);
  const template = await templateFor(ctx, input.templateId, 'sheets.fill');
  for (const right of neededRights(template.mapping, false)) demand(ctx, right, area.path);
  const weekday = input.rhythm === 'weekly' ? input.weekday : null;
  if (input.rhythm === 'weekly' && weekday === null) throw invalid('/weekday', 'missing');
  const mine = await ctx.db.$count(
    sheetSchedules,
    and(
      eq(sheetSchedules.templateId, template.id),
      eq(sheetSchedules.accountId, actor.accountId),
      isNull(sheetSchedules.endedAt),
    ),
  );
  if (mine >= MOST) throw new Problem('rule-refused');
  const { rhythm, at, period, before } = input;
  const dueAt = nextDue(now, { rhythm, at, weekday }, await loadCalendar(ctx));
  const id = ctx.ids.next();
  await ctx.db.insert(sheetSchedules).values({
    id,
    templateId: template.id,
    areaId: area.id,
    accountId: actor.accountId,
    rhythm,
    at,
    weekday,
    period,
    before,
    dueAt,
    createdAt: now,
  });
  await wakeAt(ctx, dueAt);
  await record(ctx, now, {
    action: 'sheets.schedule',
    subjectKind: 'sheet-schedule',
    subjectId: id,
    areaPath: area.path,
    facts: { template: template.id, rhythm, at, period },
  });
  const [found] = await selectSchedules(ctx).where(eq(sheetSchedules.id, id));
  if (!found) throw new Error('schedule not written');
  return scheduleView(actor, found);
}
