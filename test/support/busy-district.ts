import type { ClimbPolicy } from '@linli/domain/escalation/climb';
import { shipKinds } from '@linli/services/requests/ship-kinds';
import { fillDistrict, smallDistrict } from '../load/fill-district.ts';
import { plainLadder } from './ladders.ts';
import { stage } from './stage.ts';

const policy: ClimbPolicy = {
  ladderKey: 'usual',
  ladder: plainLadder,
  limits: { dispatch: 60, start: 60, finish: 240, confirm: 1440 },
  clock: 'all-hours',
  team: null,
};

/**
 * A district of 6,400 people with half a year behind it: four requests of every household, one in a hundred of them open, the
 * clock of each, 20,000 notices and as many messages, a few of which are due. For looking at how statements are carried out.
 */
export async function busyDistrict() {
  const on = await stage();
  const { sql } = on;
  await fillDistrict(sql, smallDistrict);
  await shipKinds(on.base);
  const area = async (kind: string) => {
    const [found] = await sql<{ id: string; path: string; name: string }[]>`
      select id, path, name from areas where kind = ${kind} order by label limit 1`;
    if (!found) throw new Error(`no ${kind}`);
    return found;
  };
  const [community, grid] = [await area('community'), await area('grid')];
  const [household] = await sql<{ id: string; address: string }[]>`
    select h.id, h.address from households h join areas a on a.id = h.area_id
    where a.path <@ ${grid.path}::ltree order by h.id limit 1`;
  if (!household) throw new Error('nobody lives there');
  const leader = await on.as({ role: 'grid-leader', area: grid });
  const resident = await on.as({ household });
  const at = on.clock.now().toISOString();
  await sql`
    insert into accounts (id, display_name, language, created_at)
    select gen_random_uuid(), '居民' || n, 'zh-Hans', ${at} from generate_series(1, 2000) n`;
  await sql`
    insert into requests (id, account_id, client_id, body_hash, kind_id, kind_key, household_id, area_id, basis, urgency, state_since,
      content_cipher, contactless, limits, clock, submitted_at, answer_due_at, deadline_at, although)
    select uuidv7(), a.id, 'c' || h.n || '-' || again, '', k.id, k.key, h.id, h.area_id, 'self', 'usual', ${at},
      '', true, '{}', 'all-hours', ${at}::timestamptz - h.n * interval '1 minute', ${at}, ${at}::timestamptz + h.n * interval '1 minute', true
    from generate_series(1, 4) again
    cross join (select id, area_id, row_number() over (order by hashtext(id::text)) as n from households) h
    join (select id, row_number() over (order by id) as n from accounts) a on a.n = h.n % 2000 + 1
    join request_kinds k on k.key = 'question'
    order by again, h.n`;
  await sql`update requests set state = 'accepted'`;
  await sql`
    update requests set state = 'cancelled', closed_at = ${at}
    where abs(hashtext(id::text)) % 100 > 0 and not (household_id = ${household.id} and client_id like '%-4')`;
  await sql`
    insert into request_hands (id, request_id, account_id, role, how, from_at, until_at, end_reason)
    select uuidv7(), id, account_id, 'lead', 'post', submitted_at, ${at}, 'ended' from requests`;
  await sql`
    insert into climbs (id, case_kind, case_id, area_id, area_path, urgency, policy, state, phase, step, level, tick, due_at, answered_by,
      opened_at, ended_at)
    select uuidv7(), 'request', r.id, r.area_id, place.path, 'usual', ${JSON.stringify(policy)}::text::jsonb,
      case when r.closed_at is not null then 'ended' when n % 20 = 0 then 'stuck' else 'running' end,
      case when r.closed_at is null and n % 3 = 0 and n % 20 > 0 then 'start' else 'answer' end, 1, 1, 1,
      case when r.closed_at is null and n % 20 > 0 then ${at}::timestamptz + (n % 50 - 2) * interval '1 hour' end,
      case when n % 3 = 0 then ${leader.accountId}::uuid end, r.submitted_at, r.closed_at
    from (select *, row_number() over (order by id) as n from requests) r join areas place on place.id = r.area_id`;
  await sql`
    insert into climb_told (climb_id, account_id, role, level, told_at)
    select id, ${leader.accountId}::uuid, 'grid-leader', 1, ${at}::timestamptz from climbs where area_path <@ ${grid.path}::ltree
    union all
    select c.id, a.id, 'secretary', 2, ${at}::timestamptz from (select id, row_number() over (order by id) as n from climbs) c
    join (select id, row_number() over (order by id) as n from accounts where display_name like '居民%') a on a.n = c.n % 2000 + 1`;
  await sql`
    insert into climb_steps (climb_id, tick, phase, step, round, due_at, taken_at, outcome, told)
    select id, 0, 'answer', 0, 0, ${at}, ${at}, 'told', '[]' from climbs`;
  await sql`
    insert into messages (id, account_id, area_id, rank, state, due_at, created_at, settled_at)
    select uuidv7(), a.id, ${grid.id}, 1, 'accepted', ${at}, ${at}::timestamptz - i * interval '1 minute', ${at}
    from generate_series(1, 20000) i join (select id, row_number() over (order by id) as n from accounts) a on a.n = i % 2000 + 1`;
  await sql`
    insert into message_tries (id, message_id, account_id, channel, state, begun_at, settled_at)
    select uuidv7(), id, account_id, 'sms', 'accepted', created_at, created_at from messages`;
  await sql`
    insert into notices (id, account_id, kind, facts, matter, rank, state, due_at, message_id, created_at, read_at)
    select uuidv7(), account_id, 'case-yours', '{}', 'past:' || id, 1, 'taken', created_at, id, created_at, created_at
    from messages`;
  await sql`
    insert into notices (id, account_id, kind, facts, matter, rank, state, due_at, created_at)
    select uuidv7(), id, 'case-yours', '{}', 'now', 1, 'queued', ${at}::timestamptz + interval '1 minute', ${at}
    from accounts where abs(hashtext(id::text)) % 20 = 0 or id = ${leader.accountId}`;
  await sql`update notices set due_at = ${at} where matter = 'now' and account_id = ${leader.accountId}`;
  await sql.unsafe('vacuum analyze');
  return { on, community, grid, household, leader, resident };
}
