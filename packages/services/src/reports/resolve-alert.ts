import type { ParsedInputOf, ReplyOf } from '@linli/contracts/catalog';
import { Problem } from '@linli/contracts/problem';
import { alerts } from '@linli/db/reports/tables';
import { and, eq, ne } from 'drizzle-orm';
import { record } from '../audit/record.ts';
import { signedIn } from '../authorise.ts';
import { tellCase } from '../cases/tell-case.ts';
import type { Ctx } from '../context.ts';
import { loadAlert } from './load-alert.ts';

/**
 * Closes an alert with what was done. Whoever may handle alerts there may, also when somebody else took it: the one who
 * was at the door knows.
 * @throws Problem not-found, not-allowed; already-done when it is resolved
 */
export async function resolveAlert(
  ctx: Ctx,
  { alertId, outcome }: ParsedInputOf<'POST /reports/resolve-alert'>,
): Promise<ReplyOf<'POST /reports/resolve-alert'>> {
  const now = ctx.clock.now();
  const { accountId } = signedIn(ctx);
  const alert = await loadAlert(ctx, alertId);
  const resolved = await ctx.db
    .update(alerts)
    .set({ state: 'resolved', resolvedBy: accountId, resolvedAt: now, outcome })
    .where(and(eq(alerts.id, alertId), ne(alerts.state, 'resolved')))
    .returning({ id: alerts.id });
  if (resolved.length === 0) throw new Problem('already-done');
  // The outcome stands in the alert only: it may tell about health.
  await record(ctx, now, {
    action: 'reports.resolve-alert',
    subjectKind: 'alert',
    subjectId: alertId,
    areaPath: alert.areaPath,
    facts: { kind: alert.kind, level: alert.level },
  });
  await tellCase(ctx, now, {
    caseKind: 'alert',
    caseId: alertId,
    areaPath: alert.areaPath,
    what: 'resolved',
  });
  return { done: true };
}
