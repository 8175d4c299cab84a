import type { Sql } from '@linli/db/client';
import { shippedLadders } from '@linli/domain/escalation/shipped-ladders';

/** How many requests, alerts and shifts stand in a filled district. */
export interface CaseCounts {
  /** Requests that are over, with their clocks. */
  readonly over: number;
  readonly open: number;
  readonly alertsOver: number;
  readonly alertsOpen: number;
  readonly checkpoints: number;
}

const policy = JSON.stringify({
  ladderKey: 'usual',
  ladder: { ...shippedLadders.usual, quiet: null },
  limits: { dispatch: 1440, start: 720, finish: 4320, confirm: 2880 },
  clock: 'all-hours',
  team: null,
});

/** Gives a filled district what has happened there: requests with their clocks, alerts, and a fortnight of shifts. */
export async function fillCases(sql: Sql, accountId: string, counts: CaseCounts): Promise<void> {
  const households = sql`(select id, area_id, row_number() over (order by hashtext(id::text), id) as number from households)`;
  await sql`
    insert into requests (id, account_id, client_id, body_hash, kind_id, kind_key, household_id, area_id, basis, urgency, state_since,
      content_cipher, contactless, limits, clock, submitted_at, answer_due_at, deadline_at, although)
    select uuidv7(), ${accountId}, 'c' || n, '', kind.id, kind.key, home.id, home.area_id, 'self', 'usual', now(),
      '', true, '{}', 'all-hours', now() - n * interval '1 minute', now(), now() + (n % 300 - 60) * interval '1 minute', true
    from generate_series(1, ${counts.over + counts.open}::int) n
    join ${households} home on home.number = n % (select count(*) from households) + 1
    join request_kinds kind on kind.key = 'question' and kind.area_id is null`;
  await sql`update requests set state = 'accepted'`;
  await sql`update requests set state = 'cancelled', closed_at = now() where client_id not in (
    select 'c' || n from generate_series(1, ${counts.open}::int) n)`;
  await sql`
    insert into climbs (id, case_kind, case_id, area_id, area_path, urgency, policy, state, phase, step, level, due_at, opened_at, ended_at)
    select uuidv7(), 'request', request.id, request.area_id, place.path, 'usual', ${policy}::text::jsonb,
      case when request.closed_at is null then 'running' else 'ended' end, 'answer', 1, 1,
      case when request.closed_at is null then now() + interval '1 hour' + random() * interval '1 day' end,
      request.submitted_at, request.closed_at
    from requests request join areas place on place.id = request.area_id`;
  await sql`
    insert into alerts (id, kind, level, state, household_id, area_id, facts, matter, created_at, resolved_at)
    select uuidv7(), 'fever', case n % 3 when 0 then 'danger' when 1 then 'alert' else 'notice' end,
      case when n > ${counts.alertsOpen} then 'resolved' when n % 2 = 0 then 'open' else 'taken' end,
      home.id, home.area_id, '[]', 'bench:' || n, now() - n * interval '1 minute',
      case when n > ${counts.alertsOpen} then now() end
    from generate_series(1, ${counts.alertsOpen + counts.alertsOver}::int) n
    join ${households} home on home.number = n * 7::bigint % (select count(*) from households) + 1`;
  await fillShifts(sql, counts.checkpoints);
  for (const table of ['requests', 'climbs', 'alerts', 'checkpoints', 'shifts'])
    await sql.unsafe(`vacuum analyze ${table}`);
}

/** Four shifts a day of two people at checkpoints in grids all over the district; one in eight places is free. */
async function fillShifts(sql: Sql, checkpoints: number): Promise<void> {
  await sql`
    insert into checkpoints (id, area_id, name, place, hours, equipment, instructions, risks, contact_name,
      contact_phone_cipher, code_key_cipher, created_at)
    select uuidv7(), grid.id, '卡口' || n, '小区门口', '[]', '[]', '', '夜里冷', '网格长', '', '', now()
    from (select id, row_number() over (order by label) as n from areas where kind = 'grid') grid
    where n <= ${checkpoints}`;
  await sql`
    insert into shifts (id, checkpoint_id, area_path, day, starts_at, ends_at, minutes, night_minutes, people, taken, roles, created_at)
    select uuidv7(), post.id, place.path, at::date, at, at + interval '6 hours', 360, 0, 2,
      case when hashtext(post.id::text || at) % 4 = 0 then 1 else 2 end, '[]', now()
    from checkpoints post join areas place on place.id = post.area_id
    cross join generate_series(date_trunc('day', now()) - interval '7 days', now() + interval '7 days', interval '6 hours') at`;
}
