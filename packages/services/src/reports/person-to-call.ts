import { type SQL, sql } from 'drizzle-orm';

/**
 * Query of the one person of a household to phone, `person_id, name, phone_cipher, phone_blind`: somebody missing first,
 * then the head, among those whose number the register knows. A number that turned out wrong is left out until the
 * register is corrected, which changes its blind index.
 *
 * @param missing `uuid[]` of the people who have not reported
 */
export const personToCall = (householdId: SQL, missing: SQL): SQL => sql`
  select person.id as person_id, person.name, person.phone_cipher, person.phone_blind
  from memberships member join persons person on person.id = member.person_id
  where member.household_id = ${householdId} and member.until_at is null and person.phone_cipher is not null
    and not exists (select from call_attempts wrong
      where wrong.outcome = 'wrong-number' and wrong.phone_blind = person.phone_blind and wrong.person_id = person.id)
  order by (person.id = any(${missing})) desc, (member.relation = 'head') desc, member.from_at, person.id
  limit 1`;
