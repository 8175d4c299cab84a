import { randomUUID } from 'node:crypto';
import type { Sql } from '@linli/db/client';
import { localSecrets } from '@linli/infra/local/secrets';
import { openVault } from '@linli/services/vault';
import { Pool } from 'undici';
import type { BenchOptions } from './bench.ts';
import { type BenchDatabase, withBenchDatabase } from './bench-database.ts';
import { fillReporters, type Reporter } from './fill-accounts.ts';
import { fillDistrict, type StreetSize } from './fill-district.ts';
import { clearVolunteers, fillOpenShifts, PEOPLE } from './fill-volunteers.ts';
import { inParallel, percentile, tenth } from './latencies.ts';
import { startApi } from './start-api.ts';

/** One community of the size of the field notes, where every other household has a volunteer. */
const community: StreetSize = { communities: 1, grids: 6, cells: 50, households: 3_000, persons: 7_800 };
const PHONES = 200;
const POSTS = 8;
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
  await clearVolunteers(sql, people);
  const shifts =
    (await fillOpenShifts(sql, { posts: POSTS, shifts: Math.ceil(places / PEOPLE) })).get(place.id) ?? [];
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

/** One more shift, by one person, at a time when another one is open. @returns its id */
async function addShift(sql: Sql, shifts: readonly string[]): Promise<string> {
  const [row] = await sql<{ id: string }[]>`
    insert into shifts (id, checkpoint_id, area_path, day, starts_at, ends_at, minutes, night_minutes, people, roles, created_at)
    select uuidv7(), checkpoint_id, area_path, day, starts_at + interval '1 minute', ends_at, minutes - 1, 0, 1, '[]', now()
    from shifts where id = ${shifts[0] ?? null} returning id`;
  if (!row) throw new Error('no shift');
  return row.id;
}
