import { arrayLiteral } from '@linli/db/array-literal';
import type { LadderStep } from '@linli/domain/reports/gap-ladder';
import { type SQL, sql } from 'drizzle-orm';
import { isMissable, isNotSpared, isUnreported } from './expected.ts';
import { inRange } from './in-range.ts';
import type { Slot } from './load-slot.ts';

/** Whom a rung of the ladder is for on a day: those missing whom nothing noted keeps it from. */
export interface Rung {
  readonly step: LadderStep;
  readonly today: string;
}

/**
 * Condition on spans of the ledger that somebody is missing in a slot in an area, once `round_id` is bound.
 *
 * @param span alias of `round_members` in the query
 * @param path an area, as `ltree`
 */
export const isMissingIn = (
  span: SQL,
  slot: Pick<Slot, 'id' | 'roundId' | 'opensAt'>,
  now: Date,
  path: SQL,
  rung?: Rung,
): SQL =>
  sql`${span}.round_id = ${slot.roundId}::uuid and ${inRange(sql`${span}.area_path`, path)}
    and ${isMissable(span, slot, now)} and ${isUnreported(span, slot.id)}
    ${rung ? sql`and ${isNotSpared(span, rung.step, rung.today)}` : sql``}`;

/**
 * Query of `area_path, household_id, person_ids` of households with gaps in some areas, in the order of the tree. The
 * ledger's index gives that order, so a page reads no more than it shows.
 *
 * @param paths areas that do not contain each other, as `reach` gives them
 */
export function missingHouseholds(
  slot: Pick<Slot, 'id' | 'roundId' | 'opensAt'>,
  now: Date,
  paths: readonly string[],
  some: {
    limit: number;
    after: { path: string; householdId: string } | null;
    rung?: Rung;
    /** A further condition on `span`, an alias of `round_members`. */
    where?: SQL;
  },
): SQL {
  const after = some.after
    ? sql`and (span.area_path, span.household_id) > (${some.after.path}::text::ltree, ${some.after.householdId}::uuid)`
    : sql``;
  return sql`
    select found.* from unnest(${arrayLiteral(paths)}::ltree[]) as bound(path)
    cross join lateral (
      select span.area_path, span.household_id, array_agg(span.person_id) as person_ids
      from round_members span
      where ${isMissingIn(sql`span`, slot, now, sql`bound.path`, some.rung)} ${after}
        ${some.where ? sql`and ${some.where}` : sql``}
      group by span.area_path, span.household_id
      order by span.area_path, span.household_id
      limit ${some.limit}) found
    order by found.area_path, found.household_id
    limit ${some.limit}`;
}
