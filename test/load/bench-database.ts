import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Connection, connect } from '@linli/db/client';
import { migrate } from '@linli/db/migrate';
import { startPostgres } from '@linli/infra/local/postgres';

export interface BenchDatabase extends Connection {
  readonly url: string;
  /** Folder of the benches' Postgres and secrets. */
  readonly dataDir: string;
}

/** A Postgres of the benches' own. */
export interface BenchServer {
  /**
   * Runs `work` on a new database, and drops it afterwards: a copy of the database `like`, which nobody may be connected to,
   * or else an empty one with the tables of the product.
   */
  withDatabase<R>(
    name: string,
    options: { connections: number; like?: string },
    work: (database: BenchDatabase) => Promise<R>,
  ): Promise<R>;
}

/** Runs `work` beside a Postgres that is started for it; `settings` as `name=value`. */
export async function withBenchServer(
  settings: readonly string[],
  work: (server: BenchServer) => Promise<void>,
): Promise<void> {
  const dataDir = join(fileURLToPath(new URL('../../.cache/', import.meta.url)), 'bench-postgres');
  await mkdir(dataDir, { recursive: true });
  const log = (line: string) => console.log(line);
  const postgres = await startPostgres({ dataDir, port: 54_600, settings, log });
  const admin = connect(postgres.adminUrl, { max: 1 });
  try {
    await work({
      async withDatabase(name, { connections, like }, use) {
        const url = postgres.adminUrl.replace(/[^/]*$/, name);
        await admin.sql.unsafe(`drop database if exists ${name} with (force)`);
        await admin.sql.unsafe(
          `create database ${name}${like === undefined ? '' : ` template ${like} strategy file_copy`}`,
        );
        const connection = connect(url, { max: connections, name: 'linli bench' });
        try {
          if (like === undefined) await migrate(url);
          return await use({ ...connection, url, dataDir });
        } finally {
          await connection.close();
          await admin.sql.unsafe(`drop database ${name} with (force)`);
        }
      },
    });
  } finally {
    await admin.close();
    await postgres.stop();
  }
}

/** Runs `work` on a new migrated database of a Postgres of the benches' own, and drops it afterwards. */
export const withBenchDatabase = (
  name: string,
  connections: number,
  work: (database: BenchDatabase) => Promise<void>,
): Promise<void> => withBenchServer([], (server) => server.withDatabase(name, { connections }, work));
