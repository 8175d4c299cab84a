import type { ParsedInputOf, ReplyOf } from '@linli/contracts/catalog';
import { Problem } from '@linli/contracts/problem';
import { alerts } from '@linli/db/reports/tables';
import { and, eq } from 'drizzle-orm';
import { record } from '../audit/record.ts';
import { signedIn } from '../authorise.ts';
import { tellCase } from '../cases/tell-case.ts';
import type { Ctx } from '../context.ts';
import { loadAlert } from './load-alert.ts';

/**
 * Takes an alert in hand, so that nobody else sets out. Harmless to repeat for who has it.
 * @throws Problem not-found, not-allowed; lost-race when somebody else has it; illegal-transition when it is resolved
 */
export async function takeAlert(
  ctx: Ctx,
  { alertId }: ParsedInputOf<'POST /reports/take-alert'>,
): Promise<ReplyOf<'POST /reports/take-alert'>> {
  const now = ctx.clock.now();
  const { accountId } = signedIn(ctx);
  const alert = await loadAlert(ctx, alertId);
  const taken = await ctx.db
    .update(alerts)
    .set({ state: 'taken', takenBy: accountId, takenAt: now })
    .where(and(eq(alerts.id, alertId), eq(alerts.state, 'open')))
    .returning({ id: alerts.id });
  if (taken.length === 0) {
    const [standing] = await ctx.db
      .select({ state: alerts.state, takenBy: alerts.takenBy })
      .from(alerts)
      .where(eq(alerts.id, alertId));
    if (standing?.state === 'resolved') throw new Problem('illegal-transition');
    if (standing?.takenBy !== accountId) throw new Problem('lost-race');
    return { done: true };
  }
  await record(ctx, now, {
    action: 'reports.take-alert',
    subjectKind: 'alert',
    subjectId: alertId,
    areaPath: alert.areaPath,
    facts: { kind: alert.kind, level: alert.level },
  });
  await tellCase(ctx, now, { caseKind: 'alert', caseId: alertId, areaPath: alert.areaPath, what: 'in-hand' });
  return { done: true };
}
