import { type SQL, sql } from 'drizzle-orm';
import { within } from '../within.ts';

/**
 * Query of lines of the call list that are needed now, in some areas: open, rested, and with something the person has not
 * read in the app since. `where` may narrow it further.
 */
export const callbacksToMake = (now: Date, paths: readonly string[], where: SQL = sql`true`): SQL => sql`
  select line.id, line.account_id, line.attempts, line.created_at, account.display_name as name, why.kinds,
    account.phone_cipher, own.phone_cipher as register_cipher, home.address, place.path::text as area_path
  from callbacks line
  join areas place on place.id = line.area_id
  join accounts account on account.id = line.account_id and account.closed_at is null
  left join persons own on own.account_id = account.id
  left join lateral (
    select home.address from joins joined join households home on home.id = joined.household_id
    where joined.account_id = account.id and joined.state = 'confirmed' and joined.ended_at is null
    order by joined.asked_at, joined.id limit 1) home on true
  cross join lateral (
    select array_agg(distinct notice.kind) as kinds
    from messages message join notices notice on notice.message_id = message.id
    where message.callback_id = line.id and message.state = 'to-call'
      and notice.state = 'taken' and notice.read_at is null) why
  where line.done_at is null and line.not_before <= ${now.toISOString()}::timestamptz and why.kinds is not null
    and ${within(sql`place.path`, paths)} and ${where}`;
