import { Redis } from 'ioredis';
import { startRedis } from '../../support/redis.ts';
import type { BenchDatabase } from '../bench-database.ts';
import { inParallel } from '../latencies.ts';
import type { PlaceName, PlaceSize } from '../places.ts';
import { insertRaw } from '../raw-insert.ts';
import { startApi, startWorker } from '../start-api.ts';
import type { MorningFigures } from './load-plan.ts';
import type { PreparedPlace } from './prepare-place.ts';
import { startGenerator } from './start-generator.ts';
import { type Usage, watchProcesses } from './watch-processes.ts';
import { type StatementFigures, watchStatements } from './watch-statements.ts';

/** How many API processes, and where the queue is. */
export interface Variant {
  readonly apis: number;
  readonly queue: 'postgres' | 'redis';
}

/** One morning of one place with one variant. */
export interface Leg extends Variant {
  readonly place: PlaceName;
  /** Of the place. */
  readonly households: number;
  readonly people: number;
  /** How much faster than one hour everything came, as it would at the real place. */
  readonly times_real: number;
  readonly planned_per_s: number;
  readonly accepted_per_s: number;
  readonly morning: MorningFigures;
  /** Reports one after the other by 64 phones a process: the most that is taken. */
  readonly rush: { readonly households_per_s: number; readonly people_per_s: number } | null;
  /** The same rows by plain SQL over as many connections as one API has. */
  readonly raw_people_per_s: number;
  readonly ratio_to_raw: number | null;
  readonly usage: readonly Usage[] | null;
  readonly statements: StatementFigures;
  /** People whose accepted report is not there, and those there without one accepted. */
  readonly lost: number;
  readonly overbooked: number;
}

export interface LegOptions {
  readonly place: PlaceName;
  readonly size: PlaceSize;
  /** Households that report in the hour. */
  readonly reporting: number;
  readonly seconds: number;
  readonly seed: number;
}

/** One request for help a hundred reporting households, one claim of a shift in 250, six looks a leader and hour at a grid's gaps. */
export const rates = { requests: 1 / 100, claims: 1 / 250, looksOfGrid: 6 } as const;
/** Kept out of the hour: to warm up with, and for the rush after it. */
export const reserve = (households: number) => Math.min(8_000, Math.round(households * 0.08));

const WARM = 200;
const rushSeconds = 6;
const RAW_CONNECTIONS = 20;
const RAW = 3_000;

/** A morning on a database of its own, with processes of its own. */
export async function runLeg(
  { sql, url }: BenchDatabase,
  prepared: PreparedPlace,
  variant: Variant,
  { place, size, reporting, seconds, seed }: LegOptions,
): Promise<Leg> {
  const redis = variant.queue === 'redis' ? await startRedis() : undefined;
  const env = { ...prepared.env, DATABASE_URL: url, ...(redis ? { REDIS_URL: redis.url } : {}) };
  const worker = await startWorker(env);
  const apis = await Promise.all(Array.from({ length: variant.apis }, () => startApi(env)));
  const generator = await startGenerator();
  try {
    const { reporters, claimers, desks, kinds, slotId } = prepared;
    const kept = reporters.slice(-reserve(size.households));
    await generator.warmUp({
      urls: apis.map((api) => api.url),
      seed,
      seconds,
      slotId,
      desks,
      kinds,
      reporters: reporters.slice(0, reporting),
      askers: reporters.slice(0, Math.round(reporting * rates.requests)),
      claimers: claimers.slice(0, Math.round(reporting * rates.claims)),
      gapLooks: Math.round((size.grids * rates.looksOfGrid * reporting) / size.households),
      warm: kept.slice(0, WARM),
      rush: { reporters: kept.slice(WARM), seconds: rushSeconds },
    });
    const before = await reportedIn(sql, slotId);
    const statements = await watchStatements(sql);
    const processes = watchProcesses([
      ...apis.map(({ pid }, i) => ({ name: `API ${i + 1}`, pid })),
      { name: 'worker', pid: worker.pid },
      { name: 'Postgres', pid: await postmasterOf(sql), family: true },
      ...(redis ? [{ name: 'Redis', pid: await pidOfRedis(redis.url) }] : []),
      { name: 'load generator', pid: generator.pid },
    ]);
    const morning = await generator.morning();
    const usage = processes?.stop() ?? null;
    const seen = await statements.stop();
    const lost = Math.abs(morning.people - ((await reportedIn(sql, slotId)) - before));
    const overbooked = await overbookedIn(sql);
    const rush = kept.length > WARM ? await generator.rush() : null;
    const raw = await rawPeoplePerSecond(sql, prepared);
    const rushPeople = rush && rush.people / rush.seconds;
    return {
      ...variant,
      place,
      households: size.households,
      people: size.persons,
      times_real: Math.round((reporting / seconds / (size.households / 3600)) * 10) / 10,
      planned_per_s: Math.round(reporting / seconds),
      accepted_per_s: Math.round(morning.kinds.report.accepted / morning.seconds),
      morning,
      rush: rush && {
        households_per_s: Math.round(rush.households / rush.seconds),
        people_per_s: Math.round(rush.people / rush.seconds),
      },
      raw_people_per_s: Math.round(raw),
      ratio_to_raw: rushPeople && Math.round((rushPeople / raw) * 100) / 100,
      usage,
      statements: seen,
      lost,
      overbooked,
    };
  } finally {
    await generator.stop();
    await Promise.all([worker, ...apis].map((started) => started.stop()));
    await redis?.stop();
  }
}

/** People reported in a slot. */
async function reportedIn(sql: BenchDatabase['sql'], slotId: string): Promise<number> {
  const [row] = await sql<{ people: number }[]>`
    select count(*)::int as people from person_reports where slot_id = ${slotId} and seq = 1`;
  return row?.people ?? 0;
}

/** People beyond those wanted, and people in two places at once. */
async function overbookedIn(sql: BenchDatabase['sql']): Promise<number> {
  const [row] = await sql<{ over: number }[]>`
    select ((select coalesce(sum(greatest(held - people, 0)), 0) from (
        select shift.people, count(*) as held from claims held join shifts shift on shift.id = held.shift_id
        where held.state = 'claimed' group by shift.id) each)
      + (select count(*) from claims one join claims other on other.account_id = one.account_id and other.id > one.id
        and tstzrange(one.starts_at, one.ends_at) && tstzrange(other.starts_at, other.ends_at)
        where one.state = 'claimed' and other.state = 'claimed'))::int as over`;
  return row?.over ?? 0;
}

/** The same machine in the same minute, with the product's processes at rest. */
async function rawPeoplePerSecond(
  sql: BenchDatabase['sql'],
  { reporters, roundId, otherSlotId, areaPath }: PreparedPlace,
): Promise<number> {
  const some = reporters.slice(0, RAW);
  const ms = await inParallel(some, RAW_CONNECTIONS, (reporter) =>
    insertRaw(sql, { id: otherSlotId, roundId }, reporter, areaPath),
  );
  return some.reduce((sum, { personIds }) => sum + personIds.length, 0) / (ms / 1000);
}

async function postmasterOf(sql: BenchDatabase['sql']): Promise<number> {
  // The first line of the file that every server keeps of itself.
  const [row] = await sql<
    { pid: number }[]
  >`select split_part(pg_read_file('postmaster.pid'), E'\n', 1)::int as pid`;
  return row?.pid ?? 0;
}

async function pidOfRedis(url: string): Promise<number> {
  const client = new Redis(url);
  const info = await client.info('server');
  client.disconnect();
  return Number(/process_id:(\d+)/.exec(info)?.[1]);
}
