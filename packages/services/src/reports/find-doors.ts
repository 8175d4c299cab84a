import { arrayLiteral } from '@linli/db/array-literal';
import { roundSlots } from '@linli/db/reports/tables';
import type { Door } from '@linli/domain/reports/assign-calls';
import { graceMs } from '@linli/domain/reports/round-slots';
import { and, gt, lte, ne, sql } from 'drizzle-orm';
import type { Ctx } from '../context.ts';
import type { Slot } from './load-slot.ts';
import { isMissingIn } from './missing-households.ts';
import { mayCall } from './on-duty.ts';
import { personToCall } from './person-to-call.ts';

export interface Doors {
  /** Households to be phoned, in the order of the tree and of the doors. */
  readonly doors: Door[];
  /** Those whose number nobody knows. */
  readonly withoutNumber: Door[];
}

/**
 * Households with gaps of a slot in an area that nobody has in hand: not given to a caller today who is on duty, called
 * to an end, or on the list of visits. Reads only; whoever writes holds `lockCallLists`.
 */
export async function findDoors(
  ctx: Ctx,
  now: Date,
  { slot, path, today }: { slot: Slot; path: string; today: string },
): Promise<Doors> {
  const others = await ctx.db
    .select({ id: roundSlots.id })
    .from(roundSlots)
    .where(
      and(
        ne(roundSlots.id, slot.id),
        lte(roundSlots.opensAt, now),
        gt(roundSlots.closesAt, new Date(now.getTime() - graceMs)),
      ),
    );
  const otherIds = arrayLiteral(others.map(({ id }) => id));
  const rows = await ctx.db.execute<{
    household_id: string;
    area_path: string;
    caller_id: string | null;
    has_number: boolean;
  }>(sql`
    with gap as materialized (
      select span.household_id, span.area_path, array_agg(span.person_id) as person_ids
      from round_members span
      where ${isMissingIn(sql`span`, slot, now, sql`${path}::text::ltree`, { step: 'call', today })}
      group by span.area_path, span.household_id)
    select gap.household_id, gap.area_path::text, known.caller_id,
      exists (${personToCall(sql`gap.household_id`, sql`gap.person_ids`)}) as has_number
    from gap
    join households home on home.id = gap.household_id
    left join calls given on given.slot_id = ${slot.id}::uuid and given.household_id = gap.household_id
    left join lateral (
      select other.caller_id from calls other
      where other.slot_id = any(${otherIds}::uuid[]) and other.household_id = gap.household_id
        and other.state = 'open' and other.day = ${today}::date
        and ${mayCall(sql`other.caller_id`, sql`gap.area_path`, now)}
      order by other.created_at, other.id
      limit 1) known on true
    where (given.id is null or (given.state = 'open' and (given.day < ${today}::date
        or not ${mayCall(sql`given.caller_id`, sql`gap.area_path`, now)})))
      and not exists (select from visits visit
        where visit.slot_id = ${slot.id}::uuid and visit.household_id = gap.household_id)
    order by gap.area_path, home.door collate by_number, gap.household_id`);
  const doors = { doors: [] as Door[], withoutNumber: [] as Door[] };
  for (const row of rows)
    (row.has_number ? doors.doors : doors.withoutNumber).push({
      householdId: row.household_id,
      areaPath: row.area_path,
      callerId: row.caller_id,
    });
  return doors;
}

/** Lists are made one after the other, so that nobody is given more than a day's calls, and no household twice. */
export const lockCallLists = (ctx: Ctx): Promise<unknown> =>
  ctx.db.execute(sql`select pg_advisory_xact_lock(hashtextextended('call lists', 0))`);
