import type { ParsedInputOf, ReplyOf } from '@linli/contracts/catalog';
import { Problem } from '@linli/contracts/problem';
import { alerts, visits } from '@linli/db/reports/tables';
import { dayOf } from '@linli/domain/civil-time';
import { afterVisit, facedAtDoor } from '@linli/domain/reports/visit-outcome';
import { eq, sql } from 'drizzle-orm';
import { record } from '../audit/record.ts';
import { demand, signedIn } from '../authorise.ts';
import type { Ctx } from '../context.ts';
import { announceAlerts } from './announce-alerts.ts';
import { missingAtDoor } from './missing-at-door.ts';
import { noteGaps } from './note-gaps.ts';

/**
 * Keeps what came of a visit, and does what follows: notes why the household will not report, or raises an alert when
 * help is needed. "Reported" closes it when the report is there; until then it stays.
 * @throws Problem not-found, not-allowed; already-done when somebody has recorded it
 */
export async function recordVisit(
  ctx: Ctx,
  { visitId, outcome, note }: ParsedInputOf<'POST /reports/record-visit'>,
): Promise<ReplyOf<'POST /reports/record-visit'>> {
  const now = ctx.clock.now();
  const today = dayOf(now, ctx.settings.zone);
  const { accountId } = signedIn(ctx);
  const visit = await loadVisit(ctx, now, today, visitId);
  if (visit.state !== 'open') throw new Problem('already-done');
  const after = afterVisit(outcome, visit.personIds.length > 0);
  await ctx.db
    .update(visits)
    .set({ state: after.state, outcome, note, visitedBy: accountId, visitedAt: now })
    .where(eq(visits.id, visitId));
  if (after.gap !== null)
    await noteGaps(ctx, now, {
      roundId: visit.roundId,
      personIds: visit.personIds,
      reason: after.gap,
      // Nobody at home today may be there tomorrow.
      untilDay: after.gap === 'unreachable' ? today : null,
      note,
    });
  if (after.alert) {
    const alertId = ctx.ids.next();
    await ctx.db.insert(alerts).values({
      id: alertId,
      kind: 'needs-help',
      level: 'alert',
      roundId: visit.roundId,
      slotId: visit.slotId,
      householdId: visit.householdId,
      areaId: visit.areaId,
      facts: facedAtDoor(note),
      matter: `needs-help:visit:${visitId}`,
      createdAt: now,
    });
    await announceAlerts(ctx, now, [alertId]);
  }
  await record(ctx, now, {
    action: 'reports.record-visit',
    subjectKind: 'household',
    subjectId: visit.householdId,
    areaPath: visit.areaPath,
    facts: { visitId, outcome, state: after.state },
  });
  return { done: true };
}

interface Visit {
  readonly slotId: string;
  readonly roundId: string;
  readonly householdId: string;
  readonly areaId: string;
  readonly areaPath: string;
  readonly state: string;
  readonly personIds: readonly string[];
}

/** Locked, so that of two who were at the door one records it. */
async function loadVisit(ctx: Ctx, now: Date, today: string, visitId: string): Promise<Visit> {
  await ctx.db.execute(sql`select from visits where id = ${visitId}::uuid for update`);
  const [visit] = await ctx.db.execute<{
    slot_id: string;
    round_id: string;
    household_id: string;
    area_id: string;
    area_path: string;
    state: string;
    person_ids: string[] | null;
  }>(sql`
    select visit.slot_id, slot.round_id, visit.household_id, home.area_id, place.path::text as area_path, visit.state,
      gap.person_ids
    from visits visit
    join round_slots slot on slot.id = visit.slot_id
    join households home on home.id = visit.household_id
    join areas place on place.id = home.area_id
    left join lateral (${missingAtDoor(sql`visit`, 'visit', now, today)}) gap on true
    where visit.id = ${visitId}::uuid`);
  if (!visit) throw new Problem('not-found');
  demand(ctx, 'reports.chase', visit.area_path);
  return {
    slotId: visit.slot_id,
    roundId: visit.round_id,
    householdId: visit.household_id,
    areaId: visit.area_id,
    areaPath: visit.area_path,
    state: visit.state,
    personIds: visit.person_ids ?? [],
  };
}
