import type { Sql } from '@linli/db/client';
import { shippedLadders } from '@linli/domain/escalation/shipped-ladders';
import { localSecrets } from '@linli/infra/local/secrets';
import { caseChannel } from '@linli/services/cases/tell-case';
import { readMove } from '@linli/services/cases/watch-cases';
import { startRedis } from '../support/redis.ts';
import type { BenchOptions } from './bench.ts';
import { type BenchDatabase, withBenchDatabase } from './bench-database.ts';
import { fillDistrict, type StreetSize } from './fill-district.ts';
import { percentile } from './latencies.ts';
import { startWorker } from './start-api.ts';

/** A street of the size of Shunhua Road; nobody needs to live there for its posts to be filled. */
const street: StreetSize = { communities: 28, grids: 212, cells: 1_871, households: 106_907, persons: 1_000 };
const WORKERS = 2;
/** Until the workers are at rest and the caches warm. */
const leadMs = 12_000;
const patienceMs = 30_000;

/**
 * Clocks of cases: 100,000 pending, 1,000 of which are due at the same second, told by two worker processes; once with
 * the queue in Postgres and once in Redis. Lateness is from the second a case was due to the commit that tells of it, as
 * an open desk hears it.
 */
export async function bench({ small }: BenchOptions): Promise<void> {
  const redis = await startRedis();
  try {
    for (const [backend, env] of [
      ['postgres', {}],
      ['redis', { REDIS_URL: redis.url }],
    ] as const)
      await withBenchDatabase(`bench_escalation_${backend}`, 4, (database) =>
        measure(database, { backend, env, pending: small ? 1_000 : 100_000, due: small ? 50 : 1_000 }),
      );
  } finally {
    await redis.stop();
  }
}

interface Plan {
  readonly backend: string;
  readonly env: Record<string, string>;
  readonly pending: number;
  readonly due: number;
}

async function measure({ sql, url, dataDir }: BenchDatabase, plan: Plan): Promise<void> {
  console.log(`Filling ${plan.pending} cases of a street for the queue in ${plan.backend}`);
  await fillDistrict(sql, [street]);
  await fillPosts(sql);
  await fillClimbs(sql, plan.pending);
  const env = { ...(await localSecrets(dataDir)), DATABASE_URL: url, DEMO: '1', ...plan.env };
  const workers = await Promise.all(Array.from({ length: WORKERS }, () => startWorker(env)));
  const heard: number[] = [];
  const known = new Set<string>();
  const listening = await sql.listen(caseChannel, (move) => {
    const { caseId } = readMove(move) ?? {};
    if (caseId === undefined || known.has(caseId)) return;
    known.add(caseId);
    heard.push(Date.now());
  });
  try {
    const dueAt = Math.ceil((Date.now() + leadMs) / 1000) * 1000;
    await makeDue(sql, new Date(dueAt), plan.due);
    while (heard.length < plan.due && Date.now() < dueAt + patienceMs)
      await new Promise((resolve) => setTimeout(resolve, 50));
    const late = heard.map((at) => at - dueAt);
    const [counts] = await sql<{ lost: number; doubled: number }[]>`
      select (count(*) filter (where steps = 0))::int as lost, (count(*) filter (where steps > 1 or told <> 1))::int as doubled
      from (select climb.id,
          (select count(*) from climb_steps step where step.climb_id = climb.id) as steps,
          (select count(*) from case_events event where event.case_id = climb.case_id and event.what = 'told') as told
        from climbs climb join due_cases due on due.id = climb.id) as each`;
    console.log(
      JSON.stringify({
        bench: 'escalation',
        backend: plan.backend,
        workers: WORKERS,
        pending: plan.pending,
        due: plan.due,
        late_p50_ms: percentile(late, 0.5),
        late_p99_ms: percentile(late, 0.99),
        late_first_ms: Math.min(...late),
        late_most_ms: Math.max(...late),
        lost: counts?.lost ?? plan.due,
        doubled: counts?.doubled ?? 0,
      }),
    );
  } finally {
    await listening.unlisten();
    await Promise.all(workers.map((worker) => worker.stop()));
  }
}

/** Somebody at every building, cell, grid and community, and a duty officer at the street. */
async function fillPosts(sql: Sql): Promise<void> {
  await sql`
    with post as (
      select area.id as area_id, uuidv7() as account_id, case area.kind when 'building' then 'building-head'
        when 'cell' then 'cell-head' when 'grid' then 'grid-leader' when 'community' then 'secretary' else 'duty-officer' end as role
      from areas area where area.kind in ('building', 'cell', 'grid', 'community', 'street')),
    account as (
      insert into accounts (id, display_name, created_at) select account_id, role, now() from post)
    insert into appointments (id, account_id, role, area_id, from_at, created_at)
    select uuidv7(), account_id, role, area_id, now() - interval '1 day', now() - interval '1 day' from post`;
  for (const table of ['accounts', 'appointments']) await sql.unsafe(`vacuum analyze ${table}`);
}

/** Cases all over the street that wait for their second step, due over the next day, each second with its alarm. */
async function fillClimbs(sql: Sql, count: number): Promise<void> {
  const policy = JSON.stringify({
    ladderKey: 'usual',
    ladder: { ...shippedLadders.usual, quiet: null },
    limits: { dispatch: 1440, start: 720, finish: 4320, confirm: 2880 },
    clock: 'all-hours',
    team: null,
  });
  await sql`
    insert into climbs (id, case_kind, case_id, area_id, area_path, urgency, policy, state, phase, step, level, due_at, opened_at)
    select uuidv7(), 'request', gen_random_uuid(), unit.id, unit.path, 'usual', ${policy}::text::jsonb, 'running', 'answer', 1, 1,
      date_trunc('second', now()) + interval '1 hour' + (n * 79_777::bigint % 82_800)::int * interval '1 second', now() - interval '1 hour'
    from generate_series(1, ${count}::int) n
    join (select id, path, row_number() over (order by label) as number, count(*) over () as units
      from areas where kind = 'unit') unit on unit.number = (n * 7919::bigint) % unit.units + 1`;
  await sql`
    insert into outbox (id, name, payload, run_at, wake_at, dedupe_key, created_at)
    select uuidv7(), 'escalation.tick-due', '{}', due_at, due_at, due_at::text, now()
    from (select distinct due_at from climbs) as moment`;
  for (const table of ['climbs', 'outbox']) await sql.unsafe(`vacuum analyze ${table}`);
}

/** Lets some of them be due at one second, as if that had been their time from the beginning. */
async function makeDue(sql: Sql, moment: Date, count: number): Promise<void> {
  await sql`create table due_cases as select id from climbs order by md5(id::text) limit ${count}`;
  await sql`update climbs set due_at = ${moment.toISOString()}::timestamptz where id in (select id from due_cases)`;
  await sql`
    insert into outbox (id, name, payload, run_at, wake_at, dedupe_key, created_at)
    select uuidv7(), 'escalation.tick-due', '{}', moment, moment, 'bench', now()
    from (select ${moment.toISOString()}::timestamptz as moment) as due`;
}
