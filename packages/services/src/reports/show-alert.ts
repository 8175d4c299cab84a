import type { ParsedInputOf, ReplyOf } from '@linli/contracts/catalog';
import { Problem } from '@linli/contracts/problem';
import { sql } from 'drizzle-orm';
import { record } from '../audit/record.ts';
import { demand } from '../authorise.ts';
import type { Ctx } from '../context.ts';
import { alertRows, alertView } from './alert-rows.ts';

/** One alert with what was reported. Who looked is written down. @throws Problem not-found, not-allowed */
export async function showAlert(
  ctx: Ctx,
  { alertId }: ParsedInputOf<'GET /reports/alerts/:alertId'>,
): Promise<ReplyOf<'GET /reports/alerts/:alertId'>> {
  const [row] = await alertRows(ctx, {
    weight: sql`0`,
    where: sql`alert.id = ${alertId}::uuid`,
    order: sql`alert.id`,
    limit: 1,
  });
  if (!row) throw new Problem('not-found');
  demand(ctx, 'alerts.view', row.area_path);
  await record(ctx, ctx.clock.now(), {
    action: 'reports.read-alerts',
    subjectKind: 'alert',
    subjectId: alertId,
    areaPath: row.area_path,
    facts: { alerts: 1 },
  });
  return alertView(row);
}
