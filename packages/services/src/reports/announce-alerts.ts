import { areas } from '@linli/db/people/tables';
import { alerts } from '@linli/db/reports/tables';
import { eq, inArray } from 'drizzle-orm';
import { tellCase } from '../cases/tell-case.ts';
import type { Ctx } from '../context.ts';

/** Alerts that were raised, or raised again: they are cases from now on, and their ladder tells the leaders of their place. */
export async function announceAlerts(ctx: Ctx, now: Date, alertIds: readonly string[]): Promise<void> {
  if (alertIds.length === 0) return;
  const raised = await ctx.db
    .select({ caseId: alerts.id, areaPath: areas.path })
    .from(alerts)
    .innerJoin(areas, eq(areas.id, alerts.areaId))
    .where(inArray(alerts.id, [...alertIds]))
    .orderBy(alerts.id);
  for (const alert of raised) await tellCase(ctx, now, { caseKind: 'alert', what: 'raised', ...alert });
}
