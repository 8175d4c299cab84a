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

/** Runs `work` on a new migrated database of a Postgres of the benches' own, and drops it afterwards. */
export async function withBenchDatabase(
  name: string,
  connections: number,
  work: (database: BenchDatabase) => Promise<void>,
): Promise<void> {
  const dataDir = join(fileURLToPath(new URL('../../.cache/', import.meta.url)), 'bench-postgres');
  await mkdir(dataDir, { recursive: true });
  const postgres = await startPostgres({ dataDir, port: 54_600, log: (line) => console.log(line) });
  const url = postgres.adminUrl.replace(/[^/]*$/, name);
  const admin = connect(postgres.adminUrl, { max: 1 });
  await admin.sql.unsafe(`drop database if exists ${name} with (force)`);
  await admin.sql.unsafe(`create database ${name}`);
  const connection = connect(url, { max: connections, name: 'linli bench' });
  try {
    await migrate(url);
    await work({ ...connection, url, dataDir });
  } finally {
    await connection.close();
    await admin.sql.unsafe(`drop database ${name} with (force)`);
    await admin.close();
    await postgres.stop();
  }
}
