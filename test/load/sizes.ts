import { localSecrets } from '@linli/infra/local/secrets';
import { systemClock } from '@linli/services/context';
import { idsBy } from '@linli/services/ids';
import { shipForms } from '@linli/services/reports/ship-forms';
import { openVault } from '@linli/services/vault';
import { Pool } from 'undici';
import type { BenchOptions } from './bench.ts';
import { type BenchDatabase, withBenchDatabase } from './bench-database.ts';
import { fillPost, fillReporters } from './fill-accounts.ts';
import { fillDistrict, smallDistrict } from './fill-district.ts';
import { openRound } from './fill-reports.ts';
import { inParallel } from './latencies.ts';
import { submit } from './reports.ts';
import { startApi } from './start-api.ts';

const PHONES = 32;

/**
 * Bytes a row on disk, indexes included, of the tables that grow every day, and what a report writes to the log of changes: reports with their audit through the API, notices by
 * its reminder, and the rest as the product writes them, for their columns are of fixed size.
 */
export const bench = ({ small }: BenchOptions): Promise<void> =>
  withBenchDatabase('bench_sizes', 8, (database) => measure(database, small));

async function measure({ sql, db, url, dataDir }: BenchDatabase, small: boolean): Promise<void> {
  await fillDistrict(sql, smallDistrict);
  const secrets = await localSecrets(dataDir);
  const vault = openVault({ dataKeys: secrets.DATA_KEYS.split(','), indexKey: secrets.INDEX_KEY });
  const [district] = await sql<{ id: string; path: string }[]>`
    select id, path::text from areas where kind = 'district'`;
  if (!district) throw new Error('no district');
  const reporters = await fillReporters(sql, vault, district.path, small ? 200 : 2_400);
  const officer = await fillPost(sql, vault, 'duty-officer', district.id);
  await shipForms({ db, clock: systemClock, ids: idsBy(systemClock) });
  const api = await startApi({ ...secrets, DATABASE_URL: url, DEMO: '1', TRUST_PROXY: '1' });
  let written = 0;
  const pool = new Pool(api.url, { connections: PHONES });
  try {
    const round = await openRound(sql, { pool, officer }, 'daily-health', district.id);
    const slotId = round.slots[0]?.id ?? '';
    const before = await walEnd(sql);
    await inParallel(reporters, PHONES, (reporter) => submit(pool, slotId, reporter));
    written = Math.round((await walBytes(sql, before)) / reporters.length);
  } finally {
    await pool.close();
    await api.stop();
  }
  await writeRest(sql, small ? 1_000 : 20_000);
  console.log(JSON.stringify({ bench: 'sizes', wal_a_report: written, ...(await bytesARow(sql)) }));
}

/** Where Postgres's log of changes ends now. */
async function walEnd(sql: BenchDatabase['sql']): Promise<string> {
  const [row] = await sql<{ lsn: string }[]>`select pg_current_wal_lsn()::text as lsn`;
  return row?.lsn ?? '0/0';
}

/** Bytes it has grown by; the first change of a page after a checkpoint writes the page whole. */
async function walBytes(sql: BenchDatabase['sql'], since: string): Promise<number> {
  const [row] = await sql<{ bytes: number }[]>`
    select (pg_current_wal_lsn() - ${since}::text::pg_lsn)::float8 as bytes`;
  return row?.bytes ?? 0;
}

/** As many rows of each of the other tables, each about another household or account, as the product writes them. */
const writeRest = (sql: BenchDatabase['sql'], count: number) =>
  sql.begin(async (tx) => {
    // Slots beyond the first, so that a household may have a call and a visit in each.
    await tx`insert into round_slots (id, round_id, day, part, opens_at, closes_at)
    select uuidv7(), id, starts_on + n, 'day', now(), now() + interval '1 hour' from rounds, generate_series(1, 30) n`;
    await tx`create temp table given on commit drop as
    select h.id as household, a.id as account, s.id as slot, u.path, u.id as area, s.round_id as round,
      row_number() over () as n
    from (select id, area_id, row_number() over (order by md5(id::text)) as n from households) h
    join (select id, row_number() over (order by md5(id::text)) as n from accounts) a on a.n = h.n
    join areas u on u.id = h.area_id
    cross join (select id, round_id from round_slots where part = 'day') s
    limit ${count}`;
    await tx`insert into notices (id, account_id, kind, facts, matter, state, due_at, created_at)
    select uuidv7(), account, 'report-missing', jsonb_build_object('slotId', slot::text, 'missing', 3),
      'remind:' || slot || n, 'queued', now(), now() from given`;
    await tx`insert into messages (id, account_id, area_id, rank, state, due_at, created_at, settled_at)
    select uuidv7(), account, area, 1, 'accepted', now(), now(), now() from given`;
    await tx`insert into message_tries (id, message_id, account_id, channel, state, template_id, begun_at, settled_at)
    select uuidv7(), id, account_id, 'wechat', 'accepted', 'ngqIpbwh8bUfcSsECmogfXcV14J0tQlEpBO27izEYtY', now(), now()
    from messages`;
    await tx`insert into calls (id, slot_id, household_id, caller_id, day, state, created_at, closed_at)
    select uuidv7(), slot, household, account, current_date, 'done', now(), now() from given`;
    await tx`insert into call_attempts (id, call_id, caller_id, outcome, at, phone_blind)
    select uuidv7(), id, caller_id, 'reported', now(), sha256(id::text::bytea) from calls`;
    await tx`insert into visits (id, slot_id, household_id, why, state, outcome, note, created_at, visited_by, visited_at)
    select uuidv7(), slot, household, 'not-reached', 'done', 'reported', '', now(), account, now() from given`;
    await tx`insert into gap_notes (id, round_id, person_id, reason, said_by, said_at)
    select uuidv7(), given.round, person.id, 'away', account, now()
    from (select id, row_number() over (order by md5(id::text)) as n from persons) person join given on given.n = person.n`;
    await tx`insert into case_events (id, case_kind, case_id, at, what, account_id, role, area_path, facts)
    select uuidv7(), 'request', household, now(), 'accepted', account, 'grid-leader', path, '{"by":"plan"}' from given`;
  });

/** Size of each table that has rows worth counting, by its rows. */
async function bytesARow(sql: BenchDatabase['sql']): Promise<Record<string, number>> {
  const sizes: Record<string, number> = {};
  for (const table of [
    'person_reports',
    'submissions',
    'audit_entries',
    'round_members',
    'notices',
    'messages',
    'message_tries',
    'calls',
    'call_attempts',
    'visits',
    'gap_notes',
    'case_events',
  ]) {
    await sql.unsafe(`vacuum (analyze) ${table}`);
    // A table in parts has no size of its own, and parts that wait for their month do not count.
    const [size] = await sql.unsafe<{ bytes: number }[]>(`
      select round(coalesce((select sum(pg_total_relation_size(part.oid))
        from pg_partition_tree('${table}') join pg_class part on part.oid = relid and isleaf and reltuples > 0),
        pg_total_relation_size('${table}'))::numeric / greatest(1, (select count(*) from ${table})))::int as bytes`);
    sizes[table] = size?.bytes ?? 0;
  }
  return sizes;
}
