import type { LadderStep } from '@linli/domain/reports/gap-ladder';
import { graceMs } from '@linli/domain/reports/round-slots';
import { type SQL, sql } from 'drizzle-orm';
import { isMissable, isNotSpared, isUnreported } from './expected.ts';

/**
 * Lateral query of `person_ids`: those for whom a call or visit is still needed. No row when the household has reported,
 * is left in peace, or the slot takes no more reports: the item vanishes from every list at that moment.
 *
 * @param item alias of `calls` or `visits` in the query around it
 */
export const missingAtDoor = (item: SQL, step: LadderStep, now: Date, today: string): SQL => sql`
  select array_agg(span.person_id) as person_ids
  from round_slots s
  join rounds r on r.id = s.round_id and r.closed_at is null
  join round_members span on span.round_id = s.round_id and span.household_id = ${item}.household_id
  where s.id = ${item}.slot_id and s.closes_at > ${new Date(now.getTime() - graceMs).toISOString()}::timestamptz
    and ${isMissable(sql`span`, { opensAt: sql`s.opens_at` }, now)} and ${isUnreported(sql`span`, sql`s.id`)}
    and ${isNotSpared(sql`span`, step, today)}
  having count(*) > 0`;
