import { dayOf } from '@linli/domain/civil-time';
import { sql } from 'drizzle-orm';
import type { Ctx } from '../context.ts';
import { lockCallLists } from './find-doors.ts';
import type { Slot } from './load-slot.ts';
import { isMissingIn } from './missing-households.ts';
import { personToCall } from './person-to-call.ts';
import { tellGridLeaders } from './tell-grid-leaders.ts';

/**
 * The last rung of the ladder: whoever is still missing and was not reached is visited, and the grid leader is told of how
 * many. A call under way ends with it, but for one in which a report was promised.
 * @returns how many households are to be visited
 */
export async function visitTheMissing(ctx: Ctx, now: Date, slot: Slot): Promise<number> {
  const today = dayOf(now, ctx.settings.zone);
  const moment = sql`${now.toISOString()}::timestamptz`;
  await lockCallLists(ctx);
  const due = await ctx.db.execute<{ path: string; count: number }>(sql`
    with gap as materialized (
      select span.household_id, span.area_path, array_agg(span.person_id) as person_ids
      from round_members span
      where ${isMissingIn(sql`span`, slot, now, sql`${slot.roundPath}::text::ltree`, { step: 'visit', today })}
      group by span.area_path, span.household_id),
    due as materialized (
      select gap.household_id, gap.area_path, call.id as call_id,
        case when tries.outcome = 'no-answer' then 'no-answer'
          when not exists (${personToCall(sql`gap.household_id`, sql`gap.person_ids`)}) then 'no-number'
          else 'not-reached' end as why
      from gap
      left join calls call on call.slot_id = ${slot.id}::uuid and call.household_id = gap.household_id
      left join lateral (select attempt.outcome from call_attempts attempt
        where attempt.call_id = call.id order by attempt.at desc, attempt.id desc limit 1) tries on true
      where not (coalesce(call.state, '') = 'open' and coalesce(tries.outcome, '') = 'will-report')),
    fresh as (
      insert into visits (id, slot_id, household_id, why, created_at)
      select uuidv7(), ${slot.id}::uuid, due.household_id, due.why, ${moment} from due
      on conflict (slot_id, household_id) do nothing
      returning household_id),
    ended as (
      update calls set state = 'to-visit', closed_at = ${moment}
      where state = 'open' and id in (select call_id from due)
      returning id)
    select due.area_path::text as path, count(*)::int as count
    from due join fresh on fresh.household_id = due.household_id
    group by due.area_path`);
  await tellGridLeaders(ctx, now, 'visits-due', slot.id, due);
  return due.reduce((sum, { count }) => sum + count, 0);
}
