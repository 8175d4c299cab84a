import { Problem } from '@linli/contracts/problem';
import { areas } from '@linli/db/people/tables';
import { alerts } from '@linli/db/reports/tables';
import { and, eq } from 'drizzle-orm';
import { tellCase } from '../cases/tell-case.ts';
import type { Ctx } from '../context.ts';

/**
 * An alert goes from who has it in hand to somebody else; its ladder goes on with them. The caller has decided that they may.
 * @throws Problem lost-race when the first one does not have it any more
 */
export async function passAlert(
  ctx: Ctx,
  now: Date,
  {
    alertId,
    fromAccountId,
    toAccountId,
    reason,
  }: { alertId: string; fromAccountId: string; toAccountId: string; reason: string },
): Promise<void> {
  const [passed] = await ctx.db
    .update(alerts)
    .set({ takenBy: toAccountId, takenAt: now })
    .from(areas)
    .where(
      and(
        eq(alerts.id, alertId),
        eq(alerts.state, 'taken'),
        eq(alerts.takenBy, fromAccountId),
        eq(areas.id, alerts.areaId),
      ),
    )
    .returning({ areaPath: areas.path });
  if (!passed) throw new Problem('lost-race');
  const about = { caseKind: 'alert', caseId: alertId, areaPath: passed.areaPath } as const;
  await tellCase(ctx, now, { ...about, what: 'handed-over', reason, shownTo: 'staff' });
}
