import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type postgres from 'postgres';
import { connect, type Sql } from './client.ts';

/** The migrations that belong to this code. */
export const migrationsFolder = fileURLToPath(new URL('../migrations', import.meta.url));

// Any constant will do, as long as every runner uses the same.
const LOCK = 7_211_946_302;

interface Migration {
  tag: string;
  hash: string;
  statements: string[];
}

export interface MigrationOutcome {
  /** Tags applied now, in order. */
  applied: string[];
  /** Number of migrations that were there before. */
  before: number;
}

/** A migration that cannot be applied, was edited after it had been applied, or is still missing at the end. */
export class MigrationError extends Error {
  override name = 'MigrationError';
}

/**
 * Brings the database at `url` up to the journal in `folder`. Several processes may call it at once: an advisory lock
 * lets one work while the others wait and then find nothing to do.
 *
 * Applies what is missing by name and in journal order, one transaction each. drizzle's own migrator goes by date and
 * skips a migration that was merged late, so this one also proves at the end that every entry is there.
 *
 * @param only the first so many of the journal, by tag: for a backup that was made by an older version.
 * @throws {MigrationError} naming the migration; those before it stay applied.
 */
export async function migrate(
  url: string,
  folder: string = migrationsFolder,
  only?: readonly string[],
): Promise<MigrationOutcome> {
  const journal = await readJournal(folder);
  const migrations = only === undefined ? journal : journal.slice(0, only.length);
  const strange = only?.find((tag, at) => migrations[at]?.tag !== tag);
  if (strange !== undefined)
    throw new MigrationError(`${strange} is not known to this version in this place`);
  const { sql, close } = connect(url, { max: 1, name: 'linli migrate' });
  try {
    await sql`select pg_advisory_lock(${LOCK})`;
    await sql`create schema if not exists migrations`;
    await sql`create table if not exists migrations.applied (
      tag text primary key, hash text not null, applied_at timestamptz not null default now())`;
    const before = await readApplied(sql);
    const applied: string[] = [];
    for (const migration of migrations) {
      const hash = before.get(migration.tag);
      if (hash === undefined) {
        await apply(sql, migration);
        applied.push(migration.tag);
      } else if (hash !== migration.hash) {
        throw new MigrationError(
          `${migration.tag} was changed after it had been applied: add a new migration instead`,
        );
      }
    }
    const missing = missingFrom(migrations, await readApplied(sql));
    if (missing.length > 0) throw new MigrationError(`not applied: ${missing.join(', ')}`);
    return { applied, before: before.size };
  } finally {
    // Ending the session gives the lock back.
    await close();
  }
}

/** Tags in the journal that the database does not have yet; empty when it is ready for this code. */
export async function pendingMigrations(sql: Sql, folder: string = migrationsFolder): Promise<string[]> {
  const migrations = await readJournal(folder);
  const [found] = await sql<
    { there: boolean }[]
  >`select to_regclass('migrations.applied') is not null as there`;
  return missingFrom(migrations, found?.there ? await readApplied(sql) : new Map());
}

async function apply(sql: Sql, migration: Migration): Promise<void> {
  try {
    await sql.begin(async (tx) => {
      for (const statement of migration.statements) await tx.unsafe(statement);
      await tx`insert into migrations.applied (tag, hash) values (${migration.tag}, ${migration.hash})`;
    });
  } catch (error) {
    throw new MigrationError(`${migration.tag}: ${(error as Error).message}`, { cause: error });
  }
}

async function readApplied(sql: Sql | postgres.TransactionSql): Promise<Map<string, string>> {
  const rows = await sql<{ tag: string; hash: string }[]>`select tag, hash from migrations.applied`;
  return new Map(rows.map((row) => [row.tag, row.hash]));
}

function missingFrom(migrations: Migration[], applied: Map<string, string>): string[] {
  return migrations.filter(({ tag }) => !applied.has(tag)).map(({ tag }) => tag);
}

async function readJournal(folder: string): Promise<Migration[]> {
  const journal = JSON.parse(await readFile(join(folder, 'meta', '_journal.json'), 'utf8')) as {
    entries: { idx: number; tag: string }[];
  };
  const entries = journal.entries.toSorted((a, b) => a.idx - b.idx);
  return Promise.all(
    entries.map(async ({ tag }) => {
      const text = (await readFile(join(folder, `${tag}.sql`), 'utf8')).replaceAll('\r\n', '\n');
      const hash = createHash('sha256').update(text).digest('hex');
      const statements = text.split('--> statement-breakpoint').filter((part) => part.trim() !== '');
      return { tag, hash, statements };
    }),
  );
}
