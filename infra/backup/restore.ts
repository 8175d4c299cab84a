import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { connect, type Sql } from '@linli/db/client';
import { restoreMark } from '@linli/services/destruction/destroy-again';
import type { DestroyedEntry } from '@linli/services/destruction/destroyed-list';
import { destroyAgainIn, destroyedListFile, gatherDestroyed } from './destroyed.ts';
import { type Installation, openInstallation } from './installation.ts';
import { BackupError, demandKeys, readManifest } from './manifest.ts';
import { restoreBackup } from './restore-backup.ts';

const usage = `Usage: npm run restore -- --from FOLDER [--replace] [--destroyed FILE]
  --replace   the embedded database is put aside for it and kept until the next time; stop Linli first
  --destroyed the newest list of what was destroyed, more than one if need be; the one beside the backup and the one of this
              installation are looked at anyway. none: nothing ever was`;
const log = (line: string) => console.log(`  ${line}`);

try {
  const { values } = parseArgs({
    options: {
      from: { type: 'string' },
      replace: { type: 'boolean' },
      destroyed: { type: 'string', multiple: true },
    },
  });
  if (values.from === undefined) throw new BackupError('Which backup?');
  const folder = resolve(values.from);
  const installation = await openInstallation(log, { alone: true });
  try {
    // Before anything is moved.
    demandKeys(installation.vault, await readManifest(folder));
    const replace = values.replace ?? false;
    const usual = [dirname(folder), installation.dataDir].map((place) => join(place, destroyedListFile));
    const entries = await gatherDestroyed(installation.vault, {
      given: values.destroyed ?? [],
      usual,
      replaced: replace ? installation.url : null,
    });
    await restore(installation, folder, replace, entries);
  } finally {
    await installation.close();
  }
} catch (error) {
  console.error(`${(error as Error).message}\n${usage}`);
  process.exit(1);
}

async function restore(
  installation: Installation,
  folder: string,
  replace: boolean,
  entries: readonly DestroyedEntry[],
): Promise<void> {
  const { adminUrl, url, config } = installation;
  const destroyAgain = async () => {
    const done = await destroyAgainIn(config, entries);
    if (done > 0) console.log(`${done} destructions done since then were done again.`);
  };
  const bringIn = async () => {
    const began = performance.now();
    const { takenAt, tables } = await restoreBackup({ ...installation, log, destroyAgain }, folder);
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
    // One that was cut off takes nobody's place: what was put aside for it stays.
    if (await isHalf(url)) {
      await sql.unsafe(`drop database "${name}" with (force)`);
      await sql.unsafe(`create database "${name}"`);
    } else await putAside(sql, name, aside);
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

/** Whether a restore into it was cut off. */
async function isHalf(url: string): Promise<boolean> {
  const { sql, close } = connect(url, { max: 1, name: 'linli restore' });
  try {
    const [{ half } = { half: false }] = await sql<{ half: boolean }[]>`
      select to_regnamespace(${restoreMark}) is not null as half`;
    return half;
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
