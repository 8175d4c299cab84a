import type { Sql } from '@linli/db/client';

/** One statement of the product as Postgres saw it. */
export interface Statement {
  readonly calls: number;
  /** Of all its calls, planning and execution. */
  readonly total_ms: number;
  readonly plan_ms: number;
  readonly mean_ms: number;
  readonly rows: number;
  /** Pages of 8 KB it asked for, from memory or disk. */
  readonly pages: number;
  readonly text: string;
}

export interface StatementFigures {
  /** Milliseconds of all statements together. */
  readonly total_ms: number;
  readonly top: readonly Statement[];
  /** What connections of the product that were at work waited for, in looks; `cpu` is none. */
  readonly waits: Readonly<Record<string, number>>;
}

/** What Postgres has to be started with. */
export const statementSettings = [
  'shared_preload_libraries=pg_stat_statements',
  'pg_stat_statements.track_planning=on',
  'pg_stat_statements.max=2000',
];

const MOST = 12;
const lookMs = 250;

/** Watches what the product asks Postgres from now on until told; `sql` is a connection of the watcher's own. */
export async function watchStatements(sql: Sql): Promise<{ stop(): Promise<StatementFigures> }> {
  await sql`create extension if not exists pg_stat_statements`;
  await sql`select pg_stat_statements_reset()`;
  const waits: Record<string, number> = {};
  let looked: Promise<void> = Promise.resolve();
  const look = async () => {
    const rows = await sql<{ wait: string; count: number }[]>`
      select coalesce(wait_event_type || ':' || wait_event, 'cpu') as wait, count(*)::int as count
      from pg_stat_activity
      where datname = current_database() and state = 'active' and application_name <> 'linli bench' group by 1`;
    for (const { wait, count } of rows) waits[wait] = (waits[wait] ?? 0) + count;
  };
  const looking = setInterval(() => {
    looked = looked.then(look);
  }, lookMs);
  return {
    async stop() {
      clearInterval(looking);
      await looked;
      const rows = await sql<(Statement & { all_ms: number })[]>`
        select calls::int, (total_exec_time + total_plan_time)::float8 as total_ms, total_plan_time::float8 as plan_ms,
          ((total_exec_time + total_plan_time) / calls)::float8 as mean_ms, rows::int,
          (shared_blks_hit + shared_blks_read)::int as pages, query as text,
          (sum(total_exec_time + total_plan_time) over ())::float8 as all_ms
        from pg_stat_statements
        where dbid = (select oid from pg_database where datname = current_database()) and calls > 0
        order by total_ms desc limit ${MOST}`;
      return {
        total_ms: Math.round(rows[0]?.all_ms ?? 0),
        top: rows.map(({ all_ms: _, ...row }) => ({
          ...row,
          total_ms: Math.round(row.total_ms),
          plan_ms: Math.round(row.plan_ms),
          mean_ms: Math.round(row.mean_ms * 100) / 100,
          text: row.text.replace(/\s+/g, ' ').trim().slice(0, 4_000),
        })),
        waits: Object.fromEntries(Object.entries(waits).sort(([, a], [, b]) => b - a)),
      };
    },
  };
}
