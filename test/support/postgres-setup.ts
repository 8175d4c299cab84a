import { createHash } from 'node:crypto';
import { mkdir, readFile, statfs } from 'node:fs/promises';
import { freemem } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { connect, type Sql } from '@linli/db/client';
import { migrate, migrationsFolder } from '@linli/db/migrate';
import { startPostgres } from '@linli/infra/local/postgres';
import { AlreadyRunning } from '@linli/infra/local/postgres-leftover';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** Address of the administration database and name of the migrated template. */
    postgres: { adminUrl: string; template: string };
  }
}

const folder = fileURLToPath(new URL('../../.cache/', import.meta.url));

/** Runs once before all tests: one server, and a template with all migrations, kept for the next run. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await start();
  const { sql, close } = connect(server.adminUrl, { max: 1, name: 'linli test setup' });
  const template = await prepareTemplate(sql, server.adminUrl);
  await close();
  project.provide('postgres', { adminUrl: server.adminUrl, template });
  return () => server.stop();
}

const memory = '/dev/shm';

/**
 * Where the server keeps its files: in memory when this machine has plenty, because every test file makes and drops the
 * two thousand files of a database, which some disks take longer for than the tests for theirs; undefined elsewhere.
 */
async function inMemory(): Promise<string | undefined> {
  const disk = await statfs(memory).catch(() => undefined);
  if (disk === undefined || disk.bavail * disk.bsize < 4 * 2 ** 30 || freemem() < 6 * 2 ** 30)
    return undefined;
  const place = join(memory, `linli-test-${process.getuid?.()}`);
  await mkdir(place, { recursive: true, mode: 0o755 });
  return place;
}

async function start() {
  const below = await inMemory();
  // Two runs at a time in one clone each get a server of their own.
  for (let place = 1; ; place++) {
    try {
      const dataDir = join(folder, `test-postgres-${place}${below === undefined ? '' : '-in-memory'}`);
      return await startPostgres({ dataDir, below, port: 54_400, durable: false, log: () => {} });
    } catch (error) {
      if (!(error instanceof AlreadyRunning) || place === 8) throw error;
    }
  }
}

async function prepareTemplate(sql: Sql, adminUrl: string): Promise<string> {
  const template = `template_${await migrationsHash()}`;
  const databases = await sql<{ datname: string }[]>`select datname from pg_database where not datistemplate`;
  const names = databases.map(({ datname }) => datname);
  // Left by a run that was killed, by older migrations, or by a template half made.
  for (const name of names) {
    if (/^(test|template)_/.test(name) && name !== template)
      await sql.unsafe(`drop database ${name} with (force)`);
  }
  if (!names.includes(template)) {
    await sql.unsafe(`create database ${template}_half`);
    await migrate(adminUrl.replace(/[^/]*$/, `${template}_half`));
    await sql.unsafe(`alter database ${template}_half rename to ${template}`);
  }
  return template;
}

async function migrationsHash(): Promise<string> {
  const hash = createHash('sha256');
  const journal = await readFile(join(migrationsFolder, 'meta', '_journal.json'), 'utf8');
  hash.update(journal);
  for (const { tag } of (JSON.parse(journal) as { entries: { tag: string }[] }).entries) {
    hash.update(await readFile(join(migrationsFolder, `${tag}.sql`)));
  }
  return hash.digest('hex').slice(0, 16);
}
