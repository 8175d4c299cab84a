import { mkdir } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { connect } from '@linli/db/client';
import { recordBackup } from '@linli/services/audit/record-backup';
import { systemClock } from '@linli/services/context';
import { idsBy } from '@linli/services/ids';
import { keepBeside } from './destroyed.ts';
import { openInstallation } from './installation.ts';
import { takeBackup } from './take-backup.ts';

const usage = 'Usage: npm run backup -- [--to FOLDER]   (a folder that is not there yet)';
const log = (line: string) => console.log(`  ${line}`);

try {
  const { values } = parseArgs({ options: { to: { type: 'string' } } });
  const installation = await openInstallation(log);
  try {
    await backUp(installation, values.to);
  } finally {
    await installation.close();
  }
} catch (error) {
  console.error(`${(error as Error).message}\n${usage}`);
  process.exit(1);
}

async function backUp(
  { url, vault, dataDir, adminUrl }: Awaited<ReturnType<typeof openInstallation>>,
  to: string | undefined,
): Promise<void> {
  const takenAt = new Date();
  const stamp = takenAt.toISOString().slice(0, 19).replaceAll(':', '-');
  const folder = to === undefined ? join(dataDir, 'backups', stamp) : resolve(to);
  await mkdir(dirname(folder), { recursive: true, mode: 0o700 });
  const began = performance.now();
  const { tables } = await takeBackup({ url, vault, takenAt, log }, folder);
  const list = await keepBeside(folder, url, vault);
  const rows = tables.reduce((sum, table) => sum + table.rows, 0);
  await tellTaken(url, takenAt, { tables: tables.length, rows });
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  const keys = adminUrl === undefined ? 'DATA_KEYS and INDEX_KEY' : join(dataDir, 'secrets.json');
  console.log(`${tables.length} tables, ${rows} rows in ${seconds} s: ${folder}`);
  console.log(`${list} names what was destroyed: take the newest one along wherever a backup goes.`);
  console.log(`Keep ${keys} in another place: without the keys nobody can read it, and with them anybody.`);
}

/** The database remembers that it was backed up, for the audit and the alarm of old backups. The backup is good without that. */
async function tellTaken(url: string, takenAt: Date, facts: { tables: number; rows: number }): Promise<void> {
  const { db, close } = connect(url, { max: 1, name: 'linli backup' });
  await recordBackup({ db, ids: idsBy(systemClock) }, takenAt, facts)
    .catch((error: Error) => log(`It could not be noted in the audit: ${error.message}`))
    .finally(close);
}
