import { arrayLiteral } from '@linli/db/array-literal';
import { type LadderStep, reasonsToSpare } from '@linli/domain/reports/gap-ladder';
import { type SQL, sql } from 'drizzle-orm';

/**
 * Who is expected in a slot: everybody whose span of the ledger covers the moment the slot opens. Somebody who comes
 * later is expected from the next slot on; somebody who goes stays in the figures of this one (ADR 0012).
 *
 * @param span alias of `round_members` in the query
 */
export const coversOpening = (span: SQL, opensAt: Date): SQL =>
  sql`(${span}.from_at <= ${opensAt.toISOString()}::timestamptz
    and (${span}.until_at is null or ${span}.until_at > ${opensAt.toISOString()}::timestamptz))`;

/**
 * Whose gap it is: people in the round now who were expected when the slot opened. After a move the open span is a
 * younger one, in the area where they are looked for now, and an older one covers the opening.
 *
 * @param span alias of `round_members` in the query; its open spans are looked at
 */
export const isMissable = (span: SQL, slot: { opensAt: Date | SQL }, now: Date): SQL => {
  const { opensAt } = slot;
  const opens = opensAt instanceof Date ? sql`${opensAt.toISOString()}::timestamptz` : opensAt;
  // The limit keeps Postgres from hashing the whole ledger for the few who moved.
  return sql`(${span}.until_at is null and ${span}.from_at <= ${now.toISOString()}::timestamptz
    and (${span}.from_at <= ${opens} or (
      select true from round_members earlier
      where earlier.round_id = ${span}.round_id and earlier.person_id = ${span}.person_id
        and earlier.from_at <= ${opens} and earlier.until_at > ${opens}
      limit 1) is not null))`;
};

/**
 * The newest report of the person of a span in a slot, for a lateral join. The limit makes Postgres look each person up: in the
 * first hour of a slot it has no statistics of it, takes it for empty, and would read all of it again for each person.
 */
export const newestOf = (span: SQL, slotId: string): SQL =>
  sql`select given.* from person_reports given where given.slot_id = ${slotId}::uuid and given.person_id = ${span}.person_id
    order by given.seq desc limit 1`;

/** That nobody has reported the person of a span in a slot; the limit is there for the same. */
export const isUnreported = (span: SQL, slotId: string | SQL): SQL =>
  sql`(select true from person_reports given
    where given.slot_id = ${typeof slotId === 'string' ? sql`${slotId}::uuid` : slotId} and given.person_id = ${span}.person_id
    limit 1) is null`;

/** That nothing noted of the person of a span keeps a rung of the ladder from them on a day. */
export const isNotSpared = (span: SQL, step: LadderStep, today: string): SQL =>
  sql`not exists (select from gap_notes noted
    where noted.round_id = ${span}.round_id and noted.person_id = ${span}.person_id and noted.lifted_at is null
      and (noted.until_day is null or noted.until_day >= ${today}::date)
      and noted.reason = any(${arrayLiteral(reasonsToSpare(step))}::text[]))`;
