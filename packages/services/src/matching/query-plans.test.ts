import { arrayLiteral } from '@linli/db/array-literal';
import { requestKinds } from '@linli/db/requests/tables';
import { fillDistrict, smallDistrict } from '@linli/test/load/fill-district';
import { plansOf } from '@linli/test/support/query-plans';
import { stage } from '@linli/test/support/stage';
import { eq, type SQL, sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { shipKinds } from '../requests/ship-kinds.ts';
import { loadQuery } from './list-load.ts';
import { nearQuery } from './list-near.ts';
import { helpersQuery } from './load-volunteers.ts';
import { askedQuery, helpedQuery, wantingBelow } from './load-wanting.ts';
import { sweepDue } from './sweep-due.ts';

// 6,400 people; every tenth household has asked before, 60 still look for somebody; 300 volunteers with a past.
const on = await stage();
await fillDistrict(on.sql, smallDistrict);
await shipKinds(on.base);
const [kind] = await on.db.select().from(requestKinds).where(eq(requestKinds.key, 'shopping'));
const [community] = await on.sql<
  { path: string }[]
>`select path from areas where kind = 'community' order by label limit 1`;
if (!kind || !community) throw new Error('no community');
const now = on.clock.now();
const at = now.toISOString();
await on.sql`
  insert into accounts (id, display_name, language, created_at)
  select gen_random_uuid(), '志愿者' || n, 'zh-Hans', ${at} from generate_series(1, 300) n`;
await on.sql`
  insert into appointments (id, account_id, role, area_id, from_at, created_at)
  select gen_random_uuid(), a.id, 'volunteer', c.id, ${at}, ${at}
  from (select id, row_number() over (order by id) as n from accounts) a
  join (select id, row_number() over (order by label) as n, count(*) over () as all_of from areas where kind = 'cell') c on c.n = a.n % c.all_of + 1`;
await on.sql`
  insert into helpers (account_id, is_on, hours, reach, kinds, skills, languages, has_car, isolation_trained, lifts, daily_limit, base_area_id, updated_at)
  select account_id, true, '[]', 'community', '{}', '{}', '{}', false, false, false, 5, area_id, ${at} from appointments`;
await on.sql`
  insert into requests (id, account_id, client_id, body_hash, kind_id, kind_key, household_id, area_id, basis, urgency, state_since,
    content_cipher, contactless, limits, clock, submitted_at, answer_due_at, deadline_at, although)
  select gen_random_uuid(), (select id from accounts limit 1), 'c' || n || '-' || again, '', ${kind.id}, 'shopping', id, area_id, 'self', 'usual', ${at},
    '', true, '{}', 'all-hours', ${at}, ${at}, ${at}::timestamptz + n * interval '1 minute', true
  from (select id, area_id, row_number() over (order by id) as n from households) h, generate_series(1, 4) again`;
await on.sql`update requests set state = 'accepted'`;
await on.sql`update requests set state = 'cancelled', closed_at = ${at} where hashtext(id::text) % 160 <> 0`;
await on.sql`
  insert into request_hands (id, request_id, account_id, role, how, from_at, until_at, end_reason)
  select gen_random_uuid(), r.id, a.id, 'helper', 'offer', ${at}, ${at}, 'done'
  from (select id, row_number() over (order by id) as n from requests where closed_at is not null) r
  join (select id, row_number() over (order by id) as n from accounts) a on a.n = r.n % 300 + 1`;
await on.sql`
  insert into offers (id, account_id, community_id, how, state, created_at, expires_at, ended_at)
  select gen_random_uuid(), h.account_id, (select id from areas where kind = 'community' limit 1), 'plan', 'accepted', ${at}, ${at}, ${at}
  from request_hands h`;
await on.sql`
  insert into offer_stops (offer_id, request_id, stop, is_open, fit)
  select o.id, r.id, 0, false, '[]'
  from (select id, row_number() over (order by id) as n from offers) o join (select id, row_number() over (order by id) as n from requests) r using (n)`;
await on.sql`
  insert into offers (id, account_id, community_id, how, state, created_at, expires_at, ended_at)
  select gen_random_uuid(), account_id, community_id, 'plan', 'expired', ${at}, ${at}, ${at} from offers, generate_series(1, 100)`;
for (const table of [
  'accounts',
  'appointments',
  'helpers',
  'requests',
  'request_hands',
  'offers',
  'offer_stops',
  'joins',
  'service_hours',
])
  await on.sql.unsafe(`vacuum analyze ${table}`);

const planOf = async (query: SQL): Promise<string> => {
  const rows = await on.db.execute<{ 'QUERY PLAN': string }>(sql`explain (costs off) ${query}`);
  return rows.map((row) => row['QUERY PLAN']).join('\n');
};
const large = /Seq Scan on (requests|request_hands|offers|offer_stops|households|persons|memberships)\b/;

describe('what runs each cycle', () => {
  it('finds what looks for help without reading what is over', async () => {
    const plan = await planOf(wantingBelow(community.path));
    expect(plan).toMatch(/requests_open/);
    expect(plan).not.toMatch(large);
  });

  it('reads the helpers of a community one by one, not the past of all', async () => {
    const plan = await planOf(helpersQuery(now, now, { communityPath: community.path, onDuty: true }));
    expect(plan).toMatch(/request_hands_live/);
    // Both hold open offers only; with few of them the planner takes either.
    expect(plan).toMatch(/offers_(open|expiring)/);
    expect(plan).not.toMatch(large);
  });

  it('looks answers and past help up by request', async () => {
    const some = await on.sql<{ id: string }[]>`select id from requests where closed_at is null limit 10`;
    const ids = arrayLiteral(some.map(({ id }) => id));
    expect(await planOf(askedQuery(ids))).not.toMatch(large);
    expect(await planOf(helpedQuery(ids, at))).not.toMatch(large);
  });
});

describe('what runs every few seconds', () => {
  it('finds offers that end and plans that are due without reading offers of the past', async () => {
    const plan = await plansOf(on, on.system(), (ctx) => sweepDue(ctx), undefined);
    expect(plan).toMatch(/offers_(expiring|open)/);
    expect(plan).not.toMatch(large);
  });
});

describe('what people look at', () => {
  it('the list near somebody and the load of an area read no more than they show', async () => {
    expect(await planOf(nearQuery([community.path], null))).not.toMatch(large);
    expect(await planOf(loadQuery(now, now, [community.path], null, 31))).not.toMatch(large);
  });
});
