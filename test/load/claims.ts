import { randomUUID } from 'node:crypto';
import type { Sql } from '@linli/db/client';
import { localSecrets } from '@linli/infra/local/secrets';
import { openVault } from '@linli/services/vault';
import { Pool } from 'undici';
import type { BenchOptions } from './bench.ts';
import { type BenchDatabase, withBenchDatabase } from './bench-database.ts';
import { fillReporters, type Reporter } from './fill-accounts.ts';
import { fillDistrict, type StreetSize } from './fill-district.ts';
import { inParallel, percentile, tenth } from './latencies.ts';
import { startApi } from './start-api.ts';

/** One community of the size of the field notes, where every other household has a volunteer. */
const community: StreetSize = { communities: 1, grids: 6, cells: 50, households: 3_000, persons: 7_800 };
const PHONES = 200;
const POSTS = 8;
/** From morning on, as people know them; the last one begins after midnight. */
const times = [
  { from: 6.5, hours: 5 },
  { from: 11.5, hours: 6 },
  { from: 17.5, hours: 7.5 },
  { from: 25, hours: 5.5 },
];
const PEOPLE = 2;
/** How often somebody who was too late takes up the next best shift they are told. */
const mostTries = 20;

/**
 * Claims over HTTP with keep-alive: 200 people who want one place at once; then 2,000 volunteers for 500 places, each of whom
 * takes up the next best shift they are told until they have one or there is none for them. `overbooked` counts people beyond
 * those wanted and people in two places at once.
 */
export const bench = ({ small }: BenchOptions): Promise<void> =>
  withBenchDatabase(`bench_claims_${small ? 'small' : 'full'}`, 8, (database) =>
    measure(database, small ? 200 : 2_000, small ? 48 : 500),
  );

async function measure(database: BenchDatabase, volunteers: number, places: number): Promise<void> {
  const { sql, url, dataDir } = database;
  console.log(`Filling a community with ${volunteers} volunteers`);
  const secrets = await localSecrets(dataDir);
  const vault = openVault({ dataKeys: secrets.DATA_KEYS.split(','), indexKey: secrets.INDEX_KEY });
  await fillDistrict(sql, [community]);
  const [place] = await sql<{ id: string; path: string }[]>`
    select id, path::text from areas where kind = 'community'`;
  if (!place) throw new Error('no community');
  const people = await fillReporters(sql, vault, place.path, volunteers + PHONES);
  await clear(sql, place.id, people);
  const shifts = await fillShifts(sql, place, Math.ceil(places / PEOPLE));
  const api = await startApi({ ...secrets, DATABASE_URL: url, DEMO: '1', TRUST_PROXY: '1' });
  const pool = new Pool(api.url, { connections: PHONES, pipelining: 1 });
  try {
    // What the API does the first time it is asked is not what is measured.
    await inParallel(people.slice(0, PHONES), PHONES, async (who) => void (await look(pool, who)));
    const one = await addShift(sql, shifts);
    await rush(sql, pool, 'one-place', people.slice(0, PHONES), 1, () => one, 1);
    await sql`delete from claims`;
    await sql`update shifts set taken = 0, state = case when id = ${one} then 'called-off' else state end`;
    const rest = people.slice(PHONES);
    await rush(sql, pool, 'community', rest, places, (at) => shifts[at % shifts.length] ?? '', mostTries);
  } finally {
    await pool.close();
    await api.stop();
  }
}

/** Everybody claims at once; prints what came of it. */
async function rush(
  sql: Sql,
  pool: Pool,
  name: string,
  people: readonly Reporter[],
  places: number,
  wish: (at: number) => string,
  tries: number,
): Promise<void> {
  const took: number[] = [];
  const outcomes: Record<string, number> = {};
  const wide = await inParallel([...people.entries()], PHONES, async ([at, who]) => {
    let shiftId: string | null = wish(at);
    for (let i = 0; i < tries && shiftId !== null; i++) {
      const began = performance.now();
      const reply: Reply = await claim(pool, who, shiftId);
      took.push(performance.now() - began);
      outcomes[reply.outcome] = (outcomes[reply.outcome] ?? 0) + 1;
      shiftId = reply.outcome === 'just-taken' ? (reply.next?.shiftId ?? null) : null;
    }
  });
  const [over] = await sql<{ too_many: number; twice: number }[]>`
    select (select coalesce(sum(greatest(held - people, 0)), 0) from (
        select shift.people, count(*) as held from claims held join shifts shift on shift.id = held.shift_id
        where held.state = 'claimed' group by shift.id) each)::int as too_many,
      (select count(*) from claims one join claims other on other.account_id = one.account_id and other.id > one.id
        and tstzrange(one.starts_at, one.ends_at) && tstzrange(other.starts_at, other.ends_at)
        where one.state = 'claimed' and other.state = 'claimed')::int as twice`;
  console.log(
    JSON.stringify({
      bench: 'claims',
      case: name,
      people: people.length,
      places,
      requests: took.length,
      ...outcomes,
      claims_per_s: Math.round((took.length / wide) * 1000),
      p50_ms: tenth(percentile(took, 0.5)),
      p99_ms: tenth(percentile(took, 0.99)),
      overbooked: (over?.too_many ?? 0) + (over?.twice ?? 0),
    }),
  );
}

interface Reply {
  readonly outcome: 'claimed' | 'just-taken' | 'not-for-you';
  readonly next?: { readonly shiftId: string } | null;
}

const headers = (who: Reporter) => ({
  authorization: `Bearer ${who.token}`,
  'content-type': 'application/json',
  // Everybody has an address of their own, as phones do.
  'x-forwarded-for': who.householdId,
});

async function claim(pool: Pool, who: Reporter, shiftId: string): Promise<Reply> {
  const { statusCode, body } = await pool.request({
    method: 'POST',
    path: '/api/shifts/claim',
    headers: { ...headers(who), 'idempotency-key': randomUUID() },
    body: JSON.stringify({ shiftId }),
  });
  const text = await body.text();
  if (statusCode !== 200) throw new Error(`claim answered ${statusCode}: ${text}`);
  return JSON.parse(text) as Reply;
}

async function look(pool: Pool, who: Reporter): Promise<void> {
  const { statusCode, body } = await pool.request({
    method: 'GET',
    path: '/api/shifts/open?limit=10',
    headers: headers(who),
  });
  await body.dump();
  if (statusCode !== 200) throw new Error(`open answered ${statusCode}`);
}

/** Makes everybody a volunteer who may stand anywhere in the community: grown up, insured. */
async function clear(sql: Sql, communityId: string, people: readonly Reporter[]): Promise<void> {
  const rows = JSON.stringify(people.map((who) => ({ account: who.accountId, person: who.personIds[0] })));
  await sql.begin(async (tx) => {
    await tx`create temp table stands on commit drop as
      select * from json_to_recordset(${rows}::text::json) as r(account uuid, person uuid)`;
    await tx`update persons set account_id = stands.account, birth_date = '1985-03-01' from stands where persons.id = stands.person`;
    await tx`insert into appointments (id, account_id, role, area_id, from_at, created_at)
      select uuidv7(), account, 'volunteer', ${communityId}, now(), now() from stands`;
    await tx`insert into clearances (account_id, community_id, insurance, insured_until, trained, recorded_by, recorded_at)
      select account, ${communityId}, 'organisation', current_date + 365, '{}', account, now() from stands`;
  });
  for (const table of ['persons', 'appointments', 'clearances']) await sql.unsafe(`vacuum analyze ${table}`);
}

/** Checkpoints whose risks everybody has read, and shifts of the next days by two people each. @returns their ids */
async function fillShifts(sql: Sql, place: { id: string; path: string }, count: number): Promise<string[]> {
  await sql`
    insert into checkpoints (id, area_id, name, place, hours, equipment, instructions, risks, contact_name,
      contact_phone_cipher, code_key_cipher, created_at)
    select uuidv7(), ${place.id}, '卡口' || n, '小区门口', '[]', '[]', '', '夜里冷', '网格长', '', '', now()
    from generate_series(1, ${POSTS}) n`;
  await sql`insert into risk_readings (account_id, checkpoint_id, risk_version, read_at)
    select account.account_id, checkpoints.id, 1, now() from clearances account cross join checkpoints`;
  const slots = JSON.stringify(times.map(({ from, hours }) => ({ from, hours })));
  const rows = await sql<{ id: string }[]>`
    insert into shifts (id, checkpoint_id, area_path, day, starts_at, ends_at, minutes, night_minutes, people, roles, created_at)
    select uuidv7(), post.id, ${place.path}::text::ltree, day::date, at, at + slot.hours * interval '1 hour',
      (slot.hours * 60)::int, 0, ${PEOPLE}, '[]', now()
    from generate_series(1, 60) n
    cross join lateral (select date_trunc('day', now()) + n * interval '1 day' as day) as days
    cross join json_to_recordset(${slots}::text::json) as slot("from" float, hours float)
    cross join checkpoints post
    cross join lateral (select day + slot."from" * interval '1 hour' as at) as moment
    order by at, post.id limit ${count}
    returning id`;
  for (const table of ['shifts', 'risk_readings', 'checkpoints']) await sql.unsafe(`vacuum analyze ${table}`);
  return rows.map(({ id }) => id);
}

/** One more shift, by one person, at a time when another one is open. @returns its id */
async function addShift(sql: Sql, shifts: readonly string[]): Promise<string> {
  const [row] = await sql<{ id: string }[]>`
    insert into shifts (id, checkpoint_id, area_path, day, starts_at, ends_at, minutes, night_minutes, people, roles, created_at)
    select uuidv7(), checkpoint_id, area_path, day, starts_at + interval '1 minute', ends_at, minutes - 1, 0, 1, '[]', now()
    from shifts where id = ${shifts[0] ?? null} returning id`;
  if (!row) throw new Error('no shift');
  return row.id;
}
