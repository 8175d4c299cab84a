import type { PgDatabase } from 'drizzle-orm/pg-core';
import { drizzle, type PostgresJsQueryResultHKT } from 'drizzle-orm/postgres-js';
import postgres from 'postgres';

/** What a verb gets: the pool or a transaction on it, without the verb knowing which. */
export type Db = PgDatabase<PostgresJsQueryResultHKT, Record<string, never>>;

/** The driver below, for COPY, LISTEN and cursors. Times come back as text, because drizzle reads them itself. */
export type Sql = postgres.Sql;

export interface ConnectOptions {
  /** Connections in the pool; 10 unless told. */
  max?: number;
  /** Shown in pg_stat_activity, so that an operator sees whose connection it is. */
  name?: string;
  /** Milliseconds after which Postgres cancels a statement; none unless told. */
  statementTimeoutMs?: number;
}

export interface Connection {
  db: Db;
  sql: Sql;
  /** Waits up to five seconds for running statements, then ends all connections. */
  close(): Promise<void>;
}

/**
 * Opens a pool on `url` (postgres://…). Connects on first use, so a wrong address shows with the first statement.
 * A transaction inside a transaction is a savepoint.
 */
export function connect(url: string, options: ConnectOptions = {}): Connection {
  const sql = postgres(url, {
    max: options.max ?? 10,
    onnotice: () => {},
    connection: {
      application_name: options.name ?? 'linli',
      TimeZone: 'UTC',
      ...(options.statementTimeoutMs === undefined ? {} : { statement_timeout: options.statementTimeoutMs }),
    },
  });
  return { db: drizzle(sql), sql, close: () => sql.end({ timeout: 5 }) };
}

/** Resolves when the database answers. @throws when it does not. */
export async function reach(sql: Sql): Promise<void> {
  await sql`select 1`;
}
