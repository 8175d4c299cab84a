import type { Sql } from '@linli/db/client';
import type { BenchOptions } from './bench.ts';
import { withBenchDatabase } from './bench-database.ts';
import { percentile } from './latencies.ts';

const months = 24;
const runs = 300;
const tables = ['audit_entries', 'audit_plain'] as const;
type Table = (typeof tables)[number];

/** Questions of the product, as it asks them; `at` is the last moment of the newest month. */
const questions: Readonly<Record<string, (table: Table, at: Date, n: number) => string>> = {
  // The audit of a week, by what was done (GET /audit/entries).
  week: (table, at, n) => `select * from ${table} where ${inWeek(at)} and action = 'bench.${n % 40}'
    order by id desc limit 31`,
  // What one account did in a week.
  account: (table, at, n) => `select * from ${table} where ${inWeek(at)} and account_id = ${idOf(1, n % 500)}
    order by id desc limit 31`,
  // The history of a household, of all time.
  household: (
    table,
    _at,
    n,
  ) => `select * from ${table} where subject_kind = 'household' and subject_id = ${idOf(2, n)}
    order by id desc limit 31`,
  // The newest of an action that is rare, within a hundred days.
  newest: (table, at) => `select at from ${table} where action = 'bench.rare'
    and id >= first_id_of('${daysBefore(at, 100)}') order by id desc limit 1`,
  // An entry is written.
  write: (
    table,
    at,
    n,
  ) => `insert into ${table} (id, at, account_id, action, subject_kind, subject_id, area_path, facts)
    values (uuidv7(timestamptz '${at.toISOString()}' - interval '1 hour' - now()), now(), ${idOf(1, n % 500)}, 'bench.1', 'household', ${idOf(2, n)},
      '1.2.3.4', '{}')`,
};

const inWeek = (at: Date): string =>
  `id >= first_id_of('${daysBefore(at, 7)}') and id < first_id_of('${at.toISOString()}')`;
const daysBefore = (at: Date, days: number): string =>
  new Date(at.getTime() - days * 86_400_000).toISOString();
const idOf = (kind: number, n: number): string =>
  `'0000000${kind}-0000-7000-8000-${String(n).padStart(12, '0')}'::uuid`;

/**
 * The usual questions to the audit with one month of entries and with 24, in the parts by month and, with the same rows, in one
 * table without parts. One line of JSON for each question: milliseconds (median), how they grew, how large the indexes
 * of the newest month are against those of the whole, and what letting the oldest month go takes.
 */
export const bench = ({ small }: BenchOptions): Promise<void> =>
  withBenchDatabase(`bench_partitions_${small ? 'small' : 'full'}`, 2, async ({ sql }) => {
    const rows = small ? 2_000 : 60_000;
    await sql`create table audit_plain (like audit_entries including all)`;
    const first = await monthsAfter(sql, 2);
    const took = new Map<string, number>();
    for (let month = 0; month < months; month++) {
      await fill(sql, new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + month, 1)), rows);
      if (month > 0 && month < months - 1) continue;
      console.log(`${month + 1} months, ${rows} entries each`);
      await sql`vacuum analyze audit_entries`;
      await sql`vacuum analyze audit_plain`;
      const at = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + month + 1, 1) - 1);
      for (const table of tables)
        for (const [name, text] of Object.entries(questions))
          took.set(`${name} ${table} ${month + 1}`, await median(sql, (n) => text(table, at, n)));
    }
    for (const question of Object.keys(questions)) {
      const of = (table: Table, month: number) => took.get(`${question} ${table} ${month}`) ?? 0;
      const [parts, plain] = tables.map((table) => ({
        one: round(of(table, 1)),
        all: round(of(table, months)),
        grew: round(of(table, months) / of(table, 1)),
      }));
      console.log(
        JSON.stringify({ bench: 'partitions', question, months, rows: rows * months, parts, plain }),
      );
    }
    console.log(JSON.stringify({ bench: 'partitions', ...(await lettingGo(sql, first)) }));
  });

const round = (value: number): number => Math.round(value * 100) / 100;

async function monthsAfter(sql: Sql, months: number): Promise<Date> {
  const [{ first } = { first: '' }] = await sql<{ first: string }[]>`
    select date_trunc('month', now(), 'UTC') + make_interval(months => ${months}) as first`;
  return new Date(first);
}

/** A month of entries of 40 actions by 500 accounts about 40,000 households, in both tables. */
async function fill(sql: Sql, first: Date, rows: number): Promise<void> {
  const at = first.toISOString();
  await sql`select keep_audit_month(${at}::timestamptz)`;
  await sql`
    insert into audit_entries (id, at, account_id, action, subject_kind, subject_id, area_path, facts)
    select uuidv7(moment - now()), moment, ('00000001-0000-7000-8000-' || lpad((n * 7 % 500)::text, 12, '0'))::uuid,
      case when n = 1 then 'bench.rare' else 'bench.' || n % 40 end, 'household',
      ('00000002-0000-7000-8000-' || lpad((n * 13 % 40000)::text, 12, '0'))::uuid, ('1.2.' || n % 90)::ltree, '{"fields": ["name"]}'
    from (select n, ${at}::timestamptz + n * (interval '27 days' / ${rows}::int) as moment from generate_series(1, ${rows}::int) n) each`;
  await sql`insert into audit_plain select * from audit_entries where id >= first_id_of(${at}::timestamptz)`;
}

async function median(sql: Sql, text: (n: number) => string): Promise<number> {
  const took: number[] = [];
  for (let n = 1; n <= runs; n++) {
    const began = performance.now();
    await sql.unsafe(text((n * 37) % 40_000));
    // The first ones find an empty cache.
    if (n > 30) took.push(performance.now() - began);
  }
  return percentile(took, 0.5);
}

/** What it takes to let the oldest month go: a part, and the same rows one by one. */
async function lettingGo(sql: Sql, first: Date): Promise<Record<string, number | string>> {
  const month = first.toISOString().slice(0, 7).replace('-', '_');
  const timed = async (work: () => Promise<unknown>) => {
    const began = performance.now();
    await work();
    return round(performance.now() - began);
  };
  const part = await timed(async () => {
    await sql.unsafe(`alter table audit_entries detach partition audit_entries_${month}`);
    await sql.unsafe(`drop table audit_entries_${month}`);
  });
  const next = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 1));
  const oneByOne = await timed(
    () => sql`delete from audit_plain where id < first_id_of(${next.toISOString()}::timestamptz)`,
  );
  return { question: 'let a month go', part, oneByOne };
}
