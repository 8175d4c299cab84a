import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import type { Vault } from '@linli/services/vault';
import { type KeyUse, keyUseQuery } from '@linli/services/vault/key-use';
import { Client } from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { BackupError, fileOf, keysOf, type Manifest, manifestFile, markOf } from './manifest.ts';

type Table = Manifest['tables'][number];

/**
 * Writes everything the product knows to `folder`, as it was at one moment, while it goes on working. The queue is not in it:
 * it is filled again from the outbox. Keys are not in it either.
 *
 * @param log gets one line a table.
 * @returns what was written
 * @throws when the folder is there already, or something cannot be written; then nothing is left behind
 */
export async function takeBackup(
  { url, vault, takenAt, log }: { url: string; vault: Vault; takenAt: Date; log: (line: string) => void },
  folder: string,
): Promise<Manifest> {
  // Renamed when it is whole: what has the name of a backup is one.
  if (await stat(folder).catch(() => undefined)) throw new BackupError(`${folder} is there already.`);
  const half = `${folder}.half`;
  await mkdir(half, { recursive: false, mode: 0o700 });
  // The driver of the product loses COPY's end when a row is larger than its buffer.
  const client = new Client({ connectionString: url, application_name: 'linli backup' });
  try {
    await client.connect();
    await client.query('begin isolation level repeatable read read only');
    const tables: Table[] = [];
    for (const table of await rowsOf<{ name: string; columns: string[] }>(client, tablesQuery)) {
      const written = await copyOut(client, table, join(half, fileOf(table.name)));
      tables.push(written);
      log(`${table.name}: ${written.rows} rows`);
    }
    const migrations = await rowsOf<{ tag: string }>(
      client,
      'select tag from migrations.applied order by tag',
    );
    const has = (table: string, column: string) =>
      tables.some(({ name, columns }) => name === table && columns.includes(column));
    const manifest = {
      format: 1,
      takenAt: takenAt.toISOString(),
      migrations: migrations.map(({ tag }) => tag),
      ...markOf(vault),
      keys: keysOf(vault, await rowsOf<KeyUse>(client, keyUseQuery(has))),
      tables,
      sequences: await rowsOf<Manifest['sequences'][number]>(client, sequencesQuery),
    } satisfies Manifest;
    await writeFile(join(half, manifestFile), `${JSON.stringify(manifest, null, 1)}\n`, { mode: 0o600 });
    await rename(half, folder);
    return manifest;
  } catch (error) {
    await rm(half, { recursive: true, force: true });
    throw error;
  } finally {
    await client.end();
  }
}

const rowsOf = async <R extends object>(client: Client, text: string): Promise<R[]> =>
  (await client.query<R>(text)).rows;

const tablesQuery = `
  select class.relname as name,
    array_agg(attribute.attname::text order by attribute.attnum) as columns
  from pg_class class
  join pg_attribute attribute on attribute.attrelid = class.oid
  where class.relnamespace = 'public'::regnamespace and class.relkind in ('r', 'p') and not class.relispartition
    and attribute.attnum > 0 and not attribute.attisdropped and attribute.attgenerated = ''
  group by class.relname
  order by class.relname`;

const sequencesQuery = `
  select sequencename as name, (coalesce(last_value + increment_by, start_value))::text as next
  from pg_sequences where schemaname = 'public' order by sequencename`;

async function copyOut(
  client: Client,
  { name, columns }: { name: string; columns: readonly string[] },
  file: string,
): Promise<Table> {
  const list = columns.map((column) => `"${column}"`).join(', ');
  const rows = client.query(copyTo(`copy (select ${list} from public."${name}") to stdout`));
  const seen = counting();
  await pipeline(rows, seen.look, createGzip(), createWriteStream(file, { mode: 0o600, flush: true }));
  return { name, columns: [...columns], ...seen.total() };
}

/** Looks at rows in the text form of COPY as they pass: each ends with a line feed, which inside of one is written as `\n`. */
export function counting() {
  const hash = createHash('sha256');
  let rows = 0;
  return {
    async *look(pieces: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
      for await (const piece of pieces) {
        hash.update(piece);
        for (let at = piece.indexOf(10); at !== -1; at = piece.indexOf(10, at + 1)) rows++;
        yield piece;
      }
    },
    /** Once, after the last. */
    total: () => ({ rows, sha256: hash.digest('hex') }),
  };
}
