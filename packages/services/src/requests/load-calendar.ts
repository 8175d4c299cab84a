import { calendarDays } from '@linli/db/requests/tables';
import { nationalDays } from '@linli/domain/requests/national-days';
import { usualHours, type WorkCalendar } from '@linli/domain/requests/working-time';
import type { Ctx } from '../context.ts';

/** The calendar by which working time counts: national days, and the tenant's own before them. */
export async function loadCalendar(ctx: Pick<Ctx, 'db' | 'settings'>): Promise<WorkCalendar> {
  const own = await ctx.db.select({ day: calendarDays.day, works: calendarDays.works }).from(calendarDays);
  return {
    zone: ctx.settings.zone,
    workingHours: usualHours,
    days: new Map([...nationalDays, ...own].map(({ day, works }) => [day, works])),
  };
}
