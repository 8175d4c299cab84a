import { randomUUID } from 'node:crypto';
import type { Connection } from '@linli/db/client';
import { localSecrets } from '@linli/infra/local/secrets';
import { systemClock } from '@linli/services/context';
import { idsBy } from '@linli/services/ids';
import { coverageCounts } from '@linli/services/reports/coverage-counts';
import { missingHouseholds } from '@linli/services/reports/missing-households';
import { shipForms } from '@linli/services/reports/ship-forms';
import { openVault } from '@linli/services/vault';
import { type SQL, sql as template } from 'drizzle-orm';
import { Pool } from 'undici';
import { answers } from './answers.ts';
import type { BenchOptions } from './bench.ts';
import { withBenchDatabase } from './bench-database.ts';
import { fillPost, fillReporters, type Reporter } from './fill-accounts.ts';
import { fillDistrict, smallDistrict, zhangwan } from './fill-district.ts';
import { fillReports, openRound } from './fill-reports.ts';
import { atRate, inParallel, percentile, tenth } from './latencies.ts';
import { insertRaw } from './raw-insert.ts';
import { startApi } from './start-api.ts';

/** Kept open by as many phones at a time; the raw inserts get as many connections to Postgres as the API has. */
const PHONES = 64;
const CONNECTIONS = 20;
const PER_SECOND = 300;

/**
 * Reports over HTTP with keep-alive against embedded Postgres, beside the raw insert of the same rows, in turns so that
 * both meet the same machine; then 300 households a second, coverage of a district and the gaps of a grid.
 */
export async function bench({ small }: BenchOptions): Promise<void> {
  const log = (line: string) => console.log(line);
  await withBenchDatabase(`bench_${small ? 'small' : 'full'}`, CONNECTIONS, (database) =>
    measure(database, database.url, database.dataDir, small, log),
  );
}

async function measure(
  connection: Connection,
  url: string,
  dataDir: string,
  small: boolean,
  log: (line: string) => void,
): Promise<void> {
  const { sql } = connection;
  const households = small ? { turn: 200, turns: 2, open: 300 } : { turn: 4_000, turns: 3, open: 9_000 };
  const count = households.turn * households.turns * 2 + households.open + 2_500;
  log(
    `Filling a district of ${small ? 'about 6,400' : '382,076'} people (takes about a minute in full size)`,
  );
  await fillDistrict(sql, small ? smallDistrict : zhangwan);
  const secrets = await localSecrets(dataDir);
  const vault = openVault({ dataKeys: secrets.DATA_KEYS.split(','), indexKey: secrets.INDEX_KEY });
  const [district] = await sql<Area[]>`select id, path::text from areas where kind = 'district'`;
  const [street] = await sql<
    Area[]
  >`select id, path::text from areas where kind = 'street' order by label limit 1`;
  const [grid] = await sql<
    Area[]
  >`select id, path::text from areas where kind = 'grid' order by label limit 1`;
  if (!district || !street || !grid) throw new Error('no district');
  const reporters = await fillReporters(sql, vault, street.path, small ? Math.min(count, 2_000) : count);
  const officer = await fillPost(sql, vault, 'duty-officer', district.id);
  await shipForms({ db: connection.db, clock: systemClock, ids: idsBy(systemClock) });

  const api = await startApi({ ...secrets, DATABASE_URL: url, DEMO: '1', TRUST_PROXY: '1' });
  const pool = new Pool(api.url, { connections: PHONES, pipelining: 1 });
  try {
    const caller = { pool, officer };
    const opened = performance.now();
    const daily = await openRound(sql, caller, 'daily-health', street.id);
    log(`Ledger of ${daily.persons} people × 2 slots opened in ${Math.round(performance.now() - opened)} ms`);
    const once = await openRound(sql, caller, 'six-questions', district.id);
    await fillReports(sql, once.slots[0]?.id ?? '');
    for (const table of ['round_members', 'person_reports']) await sql.unsafe(`vacuum analyze ${table}`);

    const [now, other] = daily.slots;
    if (!now || !other) throw new Error('the round has no two slots');
    const take = (n: number) => reporters.splice(0, n);
    const report = (reporter: Reporter) => submit(pool, now.id, reporter);
    const raw = (reporter: Reporter) =>
      insertRaw(sql, { id: other.id, roundId: daily.roundId }, reporter, street.path);
    const people = (some: readonly Reporter[]) =>
      some.reduce((sum, { personIds }) => sum + personIds.length, 0);
    await inParallel(take(small ? 100 : 2_000), PHONES, report);
    await inParallel(take(small ? 100 : 500), CONNECTIONS, raw);
    const sums = { http: { ms: 0, people: 0 }, raw: { ms: 0, people: 0 } };
    for (let turn = 0; turn < households.turns; turn++) {
      for (const [kind, width, work] of [
        ['raw', CONNECTIONS, raw],
        ['http', PHONES, report],
      ] as const) {
        const some = take(households.turn);
        const ms = await inParallel(some, width, work);
        sums[kind].ms += ms;
        sums[kind].people += people(some);
        log(`${kind}: ${some.length} households in ${Math.round(ms)} ms`);
      }
    }
    const rate = ({ ms, people: slots }: { ms: number; people: number }) => (slots / ms) * 1000;
    const took = await atRate(take(households.open), PER_SECOND, report);
    log(
      `${PER_SECOND} households a second: ${took.length} reports, slowest ${Math.round(Math.max(...took))} ms`,
    );

    const read = (path: string) => get(pool, officer, path);
    const coverage = await median(5, () =>
      read(`/api/reports/coverage?slotId=${once.slots[0]?.id}&areaId=${district.id}`),
    );
    const gaps = await median(9, () =>
      read(`/api/reports/gaps?slotId=${once.slots[0]?.id}&areaId=${grid.id}&limit=100`),
    );
    const slot = {
      id: once.slots[0]?.id ?? '',
      roundId: once.roundId,
      opensAt: once.slots[0]?.opensAt ?? new Date(),
      closesAt: once.slots[0]?.closesAt ?? new Date(),
    };
    const at = systemClock.now();
    await explain(connection, log, 'coverage of the district', coverageCounts(slot, district.path, at));
    await explain(
      connection,
      log,
      'gaps of a grid',
      missingHouseholds(slot, at, [grid.path], { limit: 101, after: null }),
    );
    log(
      JSON.stringify({
        bench: small ? 'reports-small' : 'reports',
        ratio_to_raw: Math.round((rate(sums.http) / rate(sums.raw)) * 100) / 100,
        people_slots_per_s: Math.round(rate(sums.http)),
        raw_people_slots_per_s: Math.round(rate(sums.raw)),
        p50_ms: tenth(percentile(took, 0.5)),
        p99_ms: tenth(percentile(took, 0.99)),
        coverage_district_ms: tenth(coverage),
        gap_grid_ms: tenth(gaps),
      }),
    );
  } finally {
    await pool.close();
    await api.stop();
  }
}

interface Area {
  id: string;
  path: string;
}

/** Reports for a household as its phone does. @throws Error when it is not accepted */
export async function submit(pool: Pool, slotId: string, reporter: Reporter): Promise<void> {
  const { statusCode, body } = await pool.request({
    method: 'POST',
    path: '/api/reports/submit',
    headers: {
      authorization: `Bearer ${reporter.token}`,
      'content-type': 'application/json',
      // Everybody has an address of their own, as phones do.
      'x-forwarded-for': reporter.householdId,
    },
    body: JSON.stringify({
      clientId: randomUUID(),
      slotId,
      householdId: reporter.householdId,
      basis: 'self',
      capturedAt: new Date().toISOString(),
      persons: reporter.personIds.map((personId) => ({ personId, answers })),
    }),
  });
  const text = await body.text();
  if (statusCode !== 200 || !text.startsWith('{"state":"accepted"'))
    throw new Error(`submit answered ${statusCode}: ${text}`);
}

async function get(pool: Pool, token: string, path: string): Promise<void> {
  const { statusCode, body } = await pool.request({
    method: 'GET',
    path,
    headers: { authorization: `Bearer ${token}` },
  });
  const text = await body.text();
  if (statusCode !== 200) throw new Error(`${path} answered ${statusCode}: ${text}`);
}

async function median(times: number, work: () => Promise<void>): Promise<number> {
  const took: number[] = [];
  for (let i = 0; i < times; i++) {
    const began = performance.now();
    await work();
    took.push(performance.now() - began);
  }
  return percentile(took, 0.5);
}

async function explain(
  { db }: Connection,
  log: (line: string) => void,
  name: string,
  query: SQL,
): Promise<void> {
  const plan = await db.execute<{ 'QUERY PLAN': string }>(
    template`explain (analyze, costs off, summary off, timing off) ${query}`,
  );
  log(`\nPlan of ${name}:\n${plan.map((row) => `  ${row['QUERY PLAN']}`).join('\n')}\n`);
}
