import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { connect, type Sql } from '@linli/db/client';
import { type Installation, openInstallation } from './installation.ts';
import { BackupError, demandKeys, readManifest } from './manifest.ts';
import { restoreBackup } from './restore-backup.ts';

const usage = `Usage: npm run restore -- --from FOLDER [--replace]
  --replace   the embedded database is put aside for it and kept until the next time; stop Linli first`;
const log = (line: string) => console.log(`  ${line}`);

try {
  const { values } = parseArgs({ options: { from: { type: 'string' }, replace: { type: 'boolean' } } });
  if (values.from === undefined) throw new BackupError('Which backup?');
  const folder = resolve(values.from);
  const installation = await openInstallation(log, { alone: true });
  try {
    // Before anything is moved.
    demandKeys(installation.vault, await readManifest(folder));
    await restore(installation, folder, values.replace ?? false);
  } finally {
    await installation.close();
  }
} catch (error) {
  console.error(`${(error as Error).message}\n${usage}`);
  process.exit(1);
}

async function restore(installation: Installation, folder: string, replace: boolean): Promise<void> {
  const { adminUrl, url } = installation;
  const bringIn = async () => {
    const began = performance.now();
    const { takenAt, tables } = await restoreBackup({ ...installation, log }, folder);
    const rows = tables.reduce((sum, table) => sum + table.rows, 0);
    const seconds = ((performance.now() - began) / 1000).toFixed(1);
    console.log(`${tables.length} tables, ${rows} rows of ${takenAt} in ${seconds} s.`);
  };
  if (!replace) return bringIn();
  if (adminUrl === undefined)
    throw new BackupError(
      'An outside database is not replaced: make an empty one and name it in DATABASE_URL.',
    );
  const name = new URL(url).pathname.slice(1);
  const aside = `${name}_aside`;
  const { sql, close } = connect(adminUrl, { max: 1, name: 'linli restore' });
  try {
    await putAside(sql, name, aside);
    await bringIn().catch(async (error: unknown) => {
      await sql.unsafe(`drop database "${name}" with (force)`);
      await sql.unsafe(`alter database "${aside}" rename to "${name}"`);
      throw error;
    });
    console.log(`What was there before is kept as database ${aside} until the next restore.`);
  } finally {
    await close();
  }
}

/** The one put aside before goes; this one takes its place. */
async function putAside(sql: Sql, name: string, aside: string): Promise<void> {
  await sql.unsafe(`drop database if exists "${aside}" with (force)`);
  await sql.unsafe(`alter database "${name}" rename to "${aside}"`);
  await sql.unsafe(`create database "${name}"`);
}
