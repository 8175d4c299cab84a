import { dayOf } from '@linli/domain/civil-time';
import { silenceFacts } from '@linli/domain/reports/alert-facts';
import { silenceRule } from '@linli/domain/reports/check-answers';
import { sql } from 'drizzle-orm';
import type { Ctx } from '../context.ts';
import { announceAlerts } from './announce-alerts.ts';
import { loadForm } from './load-form.ts';
import type { Slot } from './load-slot.ts';
import { isMissingIn } from './missing-households.ts';

/** Taken by whoever raises silence, and shared by reports that end it: neither misses what the other is about to write. */
const silenceKey = (slotId: string) => sql`hashtextextended(${`silence ${slotId}`}::text, 0)`;

/** Waits until nobody raises the silence of a slot, and holds it off until the transaction ends. */
export const holdOffSilence = (ctx: Ctx, slotId: string): Promise<unknown> =>
  ctx.db.execute(sql`select pg_advisory_xact_lock_shared(${silenceKey(slotId)})`);

/**
 * When the window of a check on people living alone is over: raises an alert for everybody who lives alone and did not
 * answer, but for those who refuse to be asked. When several slots passed while no worker ran, the last one counts.
 * @returns how many alerts are new
 */
export async function raiseSilence(ctx: Ctx, now: Date, slot: Slot): Promise<number> {
  const form = await loadForm(ctx, slot.formId);
  const rule = silenceRule(form);
  if (!rule || slot.roundClosedAt !== null) return 0;
  const today = dayOf(now, ctx.settings.zone);
  await ctx.db.execute(sql`select pg_advisory_xact_lock(${silenceKey(slot.id)})`);
  const silent = await ctx.db.execute<{ person_id: string; household_id: string; area_id: string }>(sql`
    select span.person_id, span.household_id, home.area_id
    from round_members span
    join persons person on person.id = span.person_id
    join households home on home.id = span.household_id
    where ${isMissingIn(sql`span`, slot, now, sql`${slot.roundPath}::text::ltree`, { step: 'visit', today })}
      and ('lives-alone' = any(person.tags) or not exists (
        select from memberships other
        where other.household_id = span.household_id and other.until_at is null and other.person_id <> span.person_id))
      and not exists (
        select from round_slots later
        where later.round_id = ${slot.roundId}::uuid and later.closes_at <= ${now.toISOString()}::timestamptz
          and later.closes_at > ${slot.closesAt.toISOString()}::timestamptz)
    order by span.area_path, span.household_id, span.person_id`);
  const rows = silent.map((person) => ({
    ...person,
    id: ctx.ids.next(),
    matter: `no-answer-alone:${slot.id}:${person.person_id}`,
  }));
  const raised = await ctx.db.execute<{ id: string }>(sql`
    insert into alerts (id, kind, level, round_id, slot_id, household_id, person_id, area_id, facts, matter, created_at)
    select silent.id, ${rule.alertKind}, ${rule.level}, ${slot.roundId}::uuid, ${slot.id}::uuid, silent.household_id,
      silent.person_id, silent.area_id, ${JSON.stringify(silenceFacts(form, rule))}::jsonb, silent.matter,
      ${now.toISOString()}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as silent(id uuid, household_id uuid, person_id uuid, area_id uuid, matter text)
    on conflict (matter) do nothing
    returning id`);
  await announceAlerts(
    ctx,
    now,
    raised.map(({ id }) => id),
  );
  return raised.length;
}
