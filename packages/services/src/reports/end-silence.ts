import type { ParsedInputOf } from '@linli/contracts/catalog';
import { alerts } from '@linli/db/reports/tables';
import { and, eq, inArray, ne, sql } from 'drizzle-orm';
import { tellCase } from '../cases/tell-case.ts';
import type { Ctx } from '../context.ts';
import { holdOffSilence } from './raise-silence.ts';

/** A sign of life ends the alert about its absence: whoever was on the way need not go. */
export async function endSilence(
  ctx: Ctx,
  now: Date,
  { slotId, persons }: ParsedInputOf<'POST /reports/submit'>,
): Promise<void> {
  await holdOffSilence(ctx, slotId);
  const ended = await ctx.db
    .update(alerts)
    .set({ state: 'resolved', resolvedAt: now, outcome: 'reported' })
    .where(
      and(
        ne(alerts.state, 'resolved'),
        inArray(
          alerts.matter,
          persons.map(({ personId }) => `no-answer-alone:${slotId}:${personId}`),
        ),
        eq(alerts.kind, 'no-answer-alone'),
      ),
    )
    .returning({
      caseId: alerts.id,
      areaPath: sql<string>`(select place.path::text from areas place where place.id = ${alerts.areaId})`,
    });
  for (const alert of ended) await tellCase(ctx, now, { caseKind: 'alert', what: 'resolved', ...alert });
}
