import { areas } from '@linli/db/people/tables';
import { alerts } from '@linli/db/reports/tables';
import { and, eq } from 'drizzle-orm';
import { record } from '../audit/record.ts';
import { tellCase } from '../cases/tell-case.ts';
import type { Ctx } from '../context.ts';

/** The clock takes an alert from who had it in hand and did not say how it ended: others may take it then. */
export async function releaseAlert(ctx: Ctx, now: Date, alertId: string): Promise<void> {
  const [released] = await ctx.db
    .update(alerts)
    .set({ state: 'open', takenBy: null, takenAt: null })
    .from(areas)
    .where(and(eq(alerts.id, alertId), eq(alerts.state, 'taken'), eq(areas.id, alerts.areaId)))
    .returning({ areaPath: areas.path });
  if (!released) return;
  const about = { caseKind: 'alert', caseId: alertId, areaPath: released.areaPath } as const;
  await tellCase(ctx, now, { ...about, what: 'silent-again' });
  await record(ctx, now, {
    action: 'reports.release-alert',
    subjectKind: 'alert',
    subjectId: alertId,
    areaPath: released.areaPath,
  });
}
