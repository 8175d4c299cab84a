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
 * Whoever has an alert in hand cannot go on: it is open again and its clock runs as before it was taken. Nobody takes it
 * from somebody else this way.
 * @throws Problem not-found, not-allowed; illegal-transition for who does not have it in hand
 */
export async function giveBackAlert(
  ctx: Ctx,
  { alertId, reason }: ParsedInputOf<'POST /reports/give-back-alert'>,
): Promise<ReplyOf<'POST /reports/give-back-alert'>> {
  const now = ctx.clock.now();
  const { accountId } = signedIn(ctx);
  const { areaPath, kind, level } = await loadAlert(ctx, alertId);
  const given = await ctx.db
    .update(alerts)
    .set({ state: 'open', takenBy: null, takenAt: null })
    .where(and(eq(alerts.id, alertId), eq(alerts.state, 'taken'), eq(alerts.takenBy, accountId)))
    .returning({ id: alerts.id });
  if (given.length === 0) throw new Problem('illegal-transition');
  await record(ctx, now, {
    action: 'reports.give-back-alert',
    subjectKind: 'alert',
    subjectId: alertId,
    areaPath,
    facts: { kind, level },
  });
  await tellCase(ctx, now, {
    caseKind: 'alert',
    caseId: alertId,
    areaPath,
    what: 'returned',
    reason,
    shownTo: 'staff',
  });
  return { done: true };
}
