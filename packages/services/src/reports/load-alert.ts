import { Problem } from '@linli/contracts/problem';
import { areas } from '@linli/db/people/tables';
import { alerts } from '@linli/db/reports/tables';
import { eq } from 'drizzle-orm';
import { demand } from '../authorise.ts';
import type { Ctx } from '../context.ts';

/** An alert the caller may handle. @throws Problem not-found, not-allowed */
export async function loadAlert(
  ctx: Ctx,
  alertId: string,
): Promise<{ kind: string; level: string; areaPath: string }> {
  const [alert] = await ctx.db
    .select({ kind: alerts.kind, level: alerts.level, areaPath: areas.path })
    .from(alerts)
    .innerJoin(areas, eq(areas.id, alerts.areaId))
    .where(eq(alerts.id, alertId));
  if (!alert) throw new Problem('not-found');
  demand(ctx, 'alerts.handle', alert.areaPath);
  return alert;
}
