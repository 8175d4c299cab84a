import type { ParsedInputOf } from '@linli/contracts/catalog';
import type { FormDefinition } from '@linli/contracts/reports/form';
import { temperaturePlaces } from '@linli/contracts/reports/labels';
import { alertFacts } from '@linli/domain/reports/alert-facts';
import type { CheckedAnswers } from '@linli/domain/reports/check-answers';
import { sql } from 'drizzle-orm';
import type { Ctx } from '../context.ts';
import { announceAlerts } from './announce-alerts.ts';
import type { Reporting } from './load-reporting.ts';
import { raiseFeverCluster } from './raise-fever-cluster.ts';

interface Reported {
  readonly form: FormDefinition;
  readonly reporting: Reporting;
  readonly input: ParsedInputOf<'POST /reports/submit'>;
  readonly checked: CheckedAnswers;
  readonly submissionId: string;
}

/** Order of levels for comparing in SQL. */
export const levelOrder = sql.raw(`array['normal', 'notice', 'alert', 'danger']`);

/**
 * Writes an alert for each risk of a report, one a matter: kind × person × slot. A correction that makes the same matter
 * worse raises it again; one that makes it better leaves it to whoever looks. Grid leaders and building heads are told
 * of what is more than a notice.
 */
export async function raiseAlerts(ctx: Ctx, now: Date, reported: Reported): Promise<void> {
  const { form, reporting, input, checked, submissionId } = reported;
  const rows = checked.risks.flatMap((risk) => {
    const rule = form.risks.find(({ id }) => id === risk.ruleId);
    if (!rule) return [];
    const person = input.persons.find(({ personId }) => personId === risk.personId)?.answers ?? null;
    const scope = { household: input.householdAnswers, person };
    return [
      {
        id: ctx.ids.next(),
        kind: risk.alertKind,
        level: risk.level,
        person_id: risk.personId,
        facts: alertFacts(form, rule, scope, temperaturePlaces),
        matter: `${risk.alertKind}:${input.slotId}:${risk.personId ?? input.householdId}`,
      },
    ];
  });
  const raised = await ctx.db.execute<{ id: string; kind: string; level: string }>(sql`
    insert into alerts (id, kind, level, round_id, slot_id, household_id, person_id, submission_id, area_id, facts, matter, created_at)
    select risk.id, risk.kind, risk.level, ${reporting.slot.roundId}::uuid, ${input.slotId}::uuid, ${input.householdId}::uuid,
      risk.person_id, ${submissionId}::uuid, ${reporting.household.areaId}::uuid, risk.facts, risk.matter,
      ${now.toISOString()}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as risk(id uuid, kind text, level text, person_id uuid, facts jsonb, matter text)
    on conflict (matter) do update
      set level = excluded.level, facts = excluded.facts, submission_id = excluded.submission_id,
        state = case alerts.state when 'resolved' then 'open' else alerts.state end
      where array_position(${levelOrder}, excluded.level) > array_position(${levelOrder}, alerts.level)
    returning id, kind, level`);
  await announceAlerts(
    ctx,
    now,
    raised.filter(({ level }) => level !== 'notice').map(({ id }) => id),
  );
  if (raised.some(({ kind }) => kind === 'fever')) await raiseFeverCluster(ctx, now, reporting);
}
