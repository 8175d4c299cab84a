import type { Db } from '@linli/db/client';
import { sql } from 'drizzle-orm';

/** What an operator wants to know of the database server; nothing about people. */
export interface DatabaseState {
  /** Connections by the program that holds them and what they do. */
  readonly connections: readonly {
    readonly program: string;
    readonly state: string;
    readonly open: number;
  }[];
  readonly mostConnections: number;
  readonly bytes: number;
  /** Age of the oldest transaction that is open: it keeps dead rows from being cleaned up. */
  readonly oldestTransactionSeconds: number;
  /** Transactions since the oldest row was frozen; Postgres stops writing at about two thousand million. */
  readonly transactionAge: number;
  /** Bytes of WAL that replication slots keep from being deleted. */
  readonly keptWalBytes: number;
  /** Whether WAL is archived, and the last try failed. */
  readonly archiveFails: boolean;
}

/** For metrics: a look at the server's own views, some milliseconds; belongs on a timer. */
export async function readDatabase(db: Db): Promise<DatabaseState> {
  const connections = await db.execute<{ program: string; state: string; open: number }>(sql`
    select case when application_name like 'linli%' then split_part(application_name, ' keys ', 1) else 'other' end as program,
      coalesce(state, 'unknown') as state, count(*)::int as open
    from pg_stat_activity where datname = current_database() and backend_type = 'client backend'
    group by 1, 2`);
  const [facts] = await db.execute<{
    most: number;
    bytes: string;
    oldest: string;
    age: string;
    kept: string;
    fails: boolean;
  }>(sql`
    select current_setting('max_connections')::int as most,
      pg_database_size(current_database())::text as bytes,
      (select coalesce(max(extract(epoch from clock_timestamp() - xact_start)), 0) from pg_stat_activity
        where datname = current_database() and backend_type = 'client backend')::text as oldest,
      (select age(datfrozenxid) from pg_database where datname = current_database())::text as age,
      (select coalesce(max(pg_wal_lsn_diff(pg_current_wal_lsn(), restart_lsn)), 0) from pg_replication_slots)::text as kept,
      (select coalesce(last_failed_time > coalesce(last_archived_time, '-infinity'), false) from pg_stat_archiver) as fails`);
  if (facts === undefined) throw new Error('the database told nothing about itself');
  return {
    connections: [...connections],
    mostConnections: facts.most,
    bytes: Number(facts.bytes),
    oldestTransactionSeconds: Math.max(0, Number(facts.oldest)),
    transactionAge: Number(facts.age),
    keptWalBytes: Number(facts.kept),
    archiveFails: facts.fails,
  };
}
