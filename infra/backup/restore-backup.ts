import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { migrate } from '@linli/db/migrate';
import { restoreMark } from '@linli/services/destruction/destroy-again';
import type { Vault } from '@linli/services/vault';
import { Client } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { BackupError, demandKeys, fileOf, type Manifest, readManifest } from './manifest.ts';
import { counting } from './take-backup.ts';

interface Restoring {
  readonly url: string;
  readonly vault: Vault;
  readonly log: (line: string) => void;
  /** Destroys in the database what was destroyed since the backup was taken; until it is done nobody is served. */
  readonly destroyAgain?: () => Promise<void>;
}

/**
 * Brings a backup into an empty database and then up to this version. Every file is held against what the backup says of itself
 * before anything is written, and all rows come in one transaction.
 *
 * @param log gets one line a table.
 * @throws BackupError when the database is not empty, the keys are others, a file is damaged, or a newer version made it
 */
export async function restoreBackup(
  { url, vault, log, destroyAgain = async () => {} }: Restoring,
  folder: string,
): Promise<Manifest> {
  const manifest = await readManifest(folder);
  demandKeys(vault, manifest);
  await demandWhole(folder, manifest);
  const client = new Client({ connectionString: url, application_name: 'linli restore' });
  // Ended by the server, which the statement under way tells.
  client.on('error', () => {});
  try {
    await client.connect();
    const { rows } = await client.query(`
      select 1 from pg_class where relnamespace in (to_regnamespace('public'), to_regnamespace('migrations')) and relkind in ('r', 'p')`);
    if (rows.length > 0)
      throw new BackupError('The database is not empty. A backup is brought into an empty one only.');
    await client.query(`create schema if not exists ${restoreMark}`);
    await migrate(url, undefined, manifest.migrations).catch((error: Error) => {
      throw new BackupError(`A newer version made this backup (${error.message}). Update Linli first.`);
    });
    await client.query('begin');
    await bringIn(client, manifest, folder, log);
    await client.query('commit');
    await migrate(url);
    await client.query('analyze');
    await destroyAgain();
    await client.query(`drop schema ${restoreMark}`);
    return manifest;
  } finally {
    await client.end();
  }
}

async function bringIn(
  client: Client,
  manifest: Manifest,
  folder: string,
  log: (line: string) => void,
): Promise<void> {
  // What was consistent comes in as it was: triggers and references would ask for an order that circles do not have.
  await client.query('set local session_replication_role = replica').catch((error: { code?: string }) => {
    if (error.code !== '42501') throw error;
    throw new BackupError(
      'The account may not restore. As a superuser: grant set on parameter session_replication_role to <account>',
    );
  });
  const names = manifest.tables.map(({ name }) => `public."${name}"`);
  // Migrations may have written rows of their own.
  await client.query(`truncate ${names.join(', ')}`);
  for (const table of manifest.tables) {
    await copyIn(client, table, join(folder, fileOf(table.name)));
    log(`${table.name}: ${table.rows} rows`);
  }
  for (const { name, next } of manifest.sequences)
    await client.query('select setval($1::regclass, $2, false)', [`public.${name}`, next]);
}

async function copyIn(
  client: Client,
  { name, columns }: Manifest['tables'][number],
  file: string,
): Promise<void> {
  const list = columns.map((column) => `"${column}"`).join(', ');
  const sink = client.query(copyFrom(`copy public."${name}" (${list}) from stdin`));
  await pipeline(createReadStream(file), createGunzip(), sink);
}

/** Reads every file once before anything is written. @throws BackupError naming one that is not what was written */
async function demandWhole(folder: string, { tables }: Manifest): Promise<void> {
  for (const { name, rows, sha256 } of tables) {
    const file = join(folder, fileOf(name));
    const seen = counting();
    const nowhere = new Writable({ write: (_piece, _encoding, next) => next() });
    await pipeline(createReadStream(file), createGunzip(), seen.look, nowhere).catch((cause: Error) => {
      throw new BackupError(`${file} is damaged: ${cause.message}`, { cause });
    });
    const found = seen.total();
    if (found.rows !== rows || found.sha256 !== sha256)
      throw new BackupError(
        `${file} is damaged: it is not what was written (${found.rows} of ${rows} rows).`,
      );
  }
}
