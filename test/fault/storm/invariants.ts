/**
 * What holds of the database at rest, as statements that find whoever breaks it. Most is guarded by constraints as well; this
 * is what somebody who trusts none of them would look at. `$1` is the moment.
 */
export const invariants: Readonly<Record<string, string>> = {
  'a shift counts as taken by those who hold a place': `
    select shift.id from shifts shift where shift.taken <> (select count(*) from claims held
      where held.shift_id = shift.id and held.state in ('offered', 'claimed', 'on-duty', 'left', 'done')) and $1::text is not null`,
  'nobody stands in two places at once': `
    select one.id, other.id as other from claims one join claims other on other.account_id = one.account_id
      and other.id > one.id and tstzrange(one.starts_at, one.ends_at) && tstzrange(other.starts_at, other.ends_at)
    where one.state in ('claimed', 'on-duty', 'left', 'done') and other.state in ('claimed', 'on-duty', 'left', 'done')
      and $1::text is not null`,
  'a request has one helper and one in charge at most': `
    select request_id, role from request_hands where until_at is null and role in ('helper', 'lead') and $1::text is not null
    group by request_id, role having count(*) > 1`,
  'an errand that is taken has its helper': `
    select request.id from requests request join request_kinds kind on kind.id = request.kind_id
    where request.state in ('taken', 'under-way') and kind.definition->>'handledBy' = 'volunteers' and $1::text is not null
      and not exists (select from request_hands hand where hand.request_id = request.id and hand.role = 'helper' and hand.until_at is null)`,
  'a request is in one open offer at most, and that is to somebody': `
    select stop.request_id from offer_stops stop join offers offer on offer.id = stop.offer_id and $1::text is not null
    where stop.is_open <> (offer.state = 'open')`,
  'an open request has a clock, and one that is over has none': `
    select request.id, request.state from requests request where $1::text is not null and (request.closed_at is null) <>
      exists (select from climbs clock where clock.case_id = request.id and clock.state <> 'ended')
      and request.state <> 'confirmed'`,
  'a request was submitted once': `
    select request.id from requests request where $1::text is not null and 1 <> (select count(*) from case_events event
      where event.case_id = request.id and event.what = 'submitted')`,
  'no step of a ladder was taken twice': `
    select climb_id, phase, run, round, step from climb_steps where phase = 'answer' and outcome in ('told', 'skipped')
      and $1::text is not null
    group by 1, 2, 3, 4, 5 having count(*) > 1`,
  'no step of a ladder was left out': `
    select climb_id, run, round from climb_steps where phase = 'answer' and outcome in ('told', 'skipped', 'stuck')
      and $1::text is not null
    group by 1, 2, 3 having count(distinct step) <> max(step) - min(step) + 1`,
  'a step that told somebody made a message for each of them': `
    select step.climb_id, step.step, person->>'accountId' as account from climb_steps step
    cross join jsonb_array_elements(step.told) target cross join jsonb_array_elements(target->'people') person
    where step.outcome = 'told' and $1::text is not null and not exists (select from notices notice
      where notice.account_id = (person->>'accountId')::uuid and notice.matter like 'climb:' || step.climb_id || ':%')`,
  'nothing is due that was not done': `
    select case_id::text as owed from climbs where state = 'running' and due_at <= $1::timestamptz
    union all select id::text from shifts where due_at <= $1::timestamptz
    union all select slot_id::text from gap_steps where done_at is null and due_at <= $1::timestamptz
    union all select id::text from offers where state = 'open' and expires_at <= $1::timestamptz
    union all select id::text from outbox where dead_at is null and run_at <= $1::timestamptz`,
  'no job was given up': `select name, failure, attempts from outbox where dead_at is not null and $1::text is not null`,
  'every notice was taken into a message or is honestly not needed': `
    select id, state, drop_reason from notices where $1::timestamptz is not null and (state = 'queued' and due_at <= $1::timestamptz
      or state = 'dropped' and drop_reason is null)`,
  'every message has an honest end, or waits for a moment to come': `
    select id, state from messages where state = 'sending' or state = 'waiting' and due_at <= $1::timestamptz
      or state not in ('waiting', 'sending') and settled_at is null`,
  'no message was accepted twice': `
    select message_id, channel from message_tries where state in ('accepted', 'delivered') and $1::text is not null
    group by 1, 2 having count(*) > 1`,
  'no matter was told twice': `
    select account_id, matter from notices where $1::text is not null group by 1, 2 having count(*) > 1`,
  'versions of a report follow one another': `
    select slot_id, person_id from person_reports where $1::text is not null group by 1, 2 having count(*) <> max(seq)`,
  'every report with a fever raised an alert': `
    select said.submission_id from person_reports said where said.level in ('alert', 'danger') and $1::text is not null
      and not exists (select from alerts alert where alert.person_id = said.person_id and alert.slot_id = said.slot_id)`,
  'a key is kept exactly when its work is': `
    select account_id, key from idempotency_keys where reply is null and $1::text is not null`,
  'hours were written once for what they come from': `
    select source_id from service_hours where kind <> 'correction' and $1::text is not null group by 1 having count(*) > 1`,
};

/** Places held beyond those wanted, over all shifts. */
export const overbooked = `
  select coalesce(sum(greatest(held - people, 0)), 0)::int as places from (
    select shift.people, count(*) as held from claims held join shifts shift on shift.id = held.shift_id
    where held.state in ('claimed', 'on-duty', 'left', 'done') group by shift.id) each`;
