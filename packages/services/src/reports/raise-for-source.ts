import type { AlertEnding, alertKinds } from '@linli/contracts/reports/labels';
import { alerts } from '@linli/db/reports/tables';
import type { AlertFact } from '@linli/domain/reports/alert-facts';
import { and, eq, ne, sql } from 'drizzle-orm';
import { tellCase } from '../cases/tell-case.ts';
import type { Ctx } from '../context.ts';
import { announceAlerts } from './announce-alerts.ts';

export interface Raised {
  readonly kind: keyof typeof alertKinds;
  readonly level: 'notice' | 'alert' | 'danger';
  /** Where it is: leaders of this place are told. */
  readonly areaId: string;
  /** The shift or incident it stems from. */
  readonly sourceId: string;
  /** One alert for the same matter; one that was resolved is raised again. */
  readonly matter: string;
  /** What leaders are told of it; counts and times, nothing about anybody's health. */
  readonly facts: readonly AlertFact[];
}

/**
 * Raises an alert for something that no report told of, such as a checkpoint nobody stands at. While it is open, raising it
 * again only brings its facts up to date.
 * @returns the alert
 */
export async function raiseForSource(ctx: Ctx, now: Date, raised: Raised): Promise<string> {
  const { matter, ...row } = raised;
  const [before] = await ctx.db
    .select({ id: alerts.id, state: alerts.state })
    .from(alerts)
    .where(eq(alerts.matter, matter))
    .for('update');
  if (before && before.state !== 'resolved') {
    await ctx.db.update(alerts).set({ facts: row.facts, level: row.level }).where(eq(alerts.id, before.id));
    return before.id;
  }
  const again = { ...row, state: 'open', takenBy: null, takenAt: null, resolvedBy: null, resolvedAt: null };
  const [alert] = await ctx.db
    .insert(alerts)
    .values({ id: ctx.ids.next(), matter, createdAt: now, ...row })
    .onConflictDoUpdate({
      target: alerts.matter,
      set: { ...again, outcome: null },
      setWhere: eq(alerts.state, 'resolved'),
    })
    .returning({ id: alerts.id });
  // Somebody else raised it in the same moment.
  if (!alert) return raiseForSource(ctx, now, raised);
  await announceAlerts(ctx, now, [alert.id]);
  return alert.id;
}

/** What an alert was about is over: whoever was on the way need not go. Nothing happens when there is none, or it is resolved. */
export async function endForSource(ctx: Ctx, now: Date, matter: string, ending: AlertEnding): Promise<void> {
  const ended = await ctx.db
    .update(alerts)
    .set({ state: 'resolved', resolvedAt: now, outcome: ending })
    .where(and(eq(alerts.matter, matter), ne(alerts.state, 'resolved')))
    .returning({
      caseId: alerts.id,
      areaPath: sql<string>`(select place.path::text from areas place where place.id = ${alerts.areaId})`,
    });
  for (const alert of ended) await tellCase(ctx, now, { caseKind: 'alert', what: 'resolved', ...alert });
}
