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
export const isMissable = (span: SQL, slot: { opensAt: Date }, now: Date): SQL => {
  const opens = sql`${slot.opensAt.toISOString()}::timestamptz`;
  // The limit keeps Postgres from hashing the whole ledger for the few who moved.
  return sql`(${span}.until_at is null and ${span}.from_at <= ${now.toISOString()}::timestamptz
    and (${span}.from_at <= ${opens} or (
      select true from round_members earlier
      where earlier.round_id = ${span}.round_id and earlier.person_id = ${span}.person_id
        and earlier.from_at <= ${opens} and earlier.until_at > ${opens}
      limit 1) is not null))`;
};

/** That nobody has reported the person of a span in a slot. */
export const isUnreported = (span: SQL, slotId: string): SQL =>
  sql`not exists (select from person_reports given where given.slot_id = ${slotId}::uuid and given.person_id = ${span}.person_id)`;
