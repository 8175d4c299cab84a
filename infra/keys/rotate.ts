import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { connect } from '@linli/db/client';
import { systemClock } from '@linli/services/context';
import { idsBy } from '@linli/services/ids';
import type { KeyUse } from '@linli/services/vault/key-use';
import { processesWithOtherKeys } from '@linli/services/vault/keys-in-name';
import { hashedColumns } from '@linli/services/vault/resting-values';
import { countOldKeys, rotateKeys } from '@linli/services/vault/rotate-keys';
import { type Installation, openInstallation } from '../backup/installation.ts';
import { changeSecrets, newestOf, newKey, withNewKey } from './change-keys.ts';

const usage = `Usage:
  npm run rotate -- add [data|index]   makes new keys, of both kinds unless told
  npm run rotate                       brings everything under the newest keys, while Linli runs
  npm run rotate -- remove             takes the older keys out, once they are nowhere used`;
const log = (line: string) => console.log(`  ${line}`);
const stamp = () => new Date().toISOString().slice(0, 19).replaceAll(':', '-');

try {
  const { positionals } = parseArgs({ allowPositionals: true });
  const [command = 'rotate', which] = positionals;
  const installation = await openInstallation(log);
  try {
    if (command === 'add') await add(installation, which);
    else if (command === 'remove') await remove(installation);
    else if (command === 'rotate') await rotate(installation);
    else throw new Error(`${command}?`);
  } finally {
    await installation.close();
  }
} catch (error) {
  console.error(`${(error as Error).message}\n${usage}`);
  process.exit(1);
}

async function add({ vault, dataDir, adminUrl }: Installation, which: string | undefined): Promise<void> {
  if (which !== undefined && which !== 'data' && which !== 'index') throw new Error(`add ${which}?`);
  if (vault.dataKeys.length > 1 || vault.indexKeys.length > 1)
    throw new Error('A change of keys is under way: finish it first.');
  if (adminUrl !== undefined) {
    await changeSecrets(dataDir, stamp(), (secrets) => ({
      DATA_KEYS: which === 'index' ? secrets.DATA_KEYS : withNewKey(secrets.DATA_KEYS),
      INDEX_KEY: which === 'data' ? secrets.INDEX_KEY : withNewKey(secrets.INDEX_KEY),
    }));
    console.log('The new keys are in secrets.json: keep a copy of it in another place now.');
    console.log('Stop Linli and start it again, then: npm run rotate');
    return;
  }
  if (which !== 'index') sayNew('DATA_KEYS', vault.dataKeys);
  if (which !== 'data') sayNew('INDEX_KEY', vault.indexKeys);
  console.log(
    '1. Put them first in their lists, as above, and restart all processes: they read the new keys.',
  );
  console.log(
    '2. Move them to the end of their lists and restart all processes: they write with the new keys.',
  );
  console.log('3. npm run rotate');
}

/** The key there is now is not shown: it is known where it was written down. */
function sayNew(name: string, ids: readonly number[]): void {
  console.log(`  ${name}=${newKey(ids)},${ids[0]}:the key there is now`);
}

async function rotate({ url, vault }: Installation): Promise<void> {
  const { db, close } = connect(url, { max: 2, name: 'linli rotate' });
  try {
    const others = await processesWithOtherKeys(db, vault);
    if (others.length > 0) {
      const names = others.map(({ name, connections }) => `  ${name} (${connections} connections)`);
      throw new Error(`These run with other keys; restart them first:\n${names.join('\n')}`);
    }
    const began = performance.now();
    const pause = () => wait(1_000);
    const ids = idsBy(systemClock);
    const { moved, twice, left, waiting } = await rotateKeys({
      db,
      vault,
      clock: systemClock,
      ids,
      log,
      pause,
    });
    const seconds = ((performance.now() - began) / 1000).toFixed(1);
    const [data, index] = [vault.dataKeys[0], vault.indexKeys[0]];
    console.log(`${moved} values went under data key ${data} and index key ${index} in ${seconds} s.`);
    for (const { table, id } of twice)
      console.log(`${table} ${id}: another row has the same value. Decide which one stays.`);
    demandNoneLeft(left);
    sayWaiting(waiting);
    if (vault.dataKeys.length > 1 || vault.indexKeys.length > 1)
      console.log('The older keys may be taken out: npm run rotate -- remove');
  } finally {
    await close();
  }
}

async function remove({ url, vault, dataDir, adminUrl }: Installation): Promise<void> {
  const { db, close } = connect(url, { max: 2, name: 'linli rotate' });
  try {
    const { left, waiting } = await countOldKeys({ db, vault, clock: systemClock });
    demandNoneLeft(left);
    sayWaiting(waiting);
  } finally {
    await close();
  }
  const [data, index] = [vault.dataKeys[0], vault.indexKeys[0]];
  if (adminUrl === undefined) {
    console.log(
      `Keep ${data}: in DATA_KEYS and ${index}: in INDEX_KEY, ids included; take the others out and`,
    );
    console.log('restart all processes.');
  } else {
    const { before } = await changeSecrets(dataDir, stamp(), (secrets) => ({
      DATA_KEYS: newestOf(secrets.DATA_KEYS),
      INDEX_KEY: newestOf(secrets.INDEX_KEY),
    }));
    console.log('Linli runs without the older keys from its next start.');
    console.log(`They are in ${before}: take that file to another place.`);
  }
  console.log('Backups taken before now need the older keys: keep those as long as such a backup.');
}

function demandNoneLeft(left: readonly KeyUse[]): void {
  const lines = left.map(
    ({ ring, key, table, column, values }) => `  ${table}.${column}: ${values} under ${ring} key ${key}`,
  );
  if (left.length > 0) throw new Error(`Under older keys still (npm run rotate):\n${lines.join('\n')}`);
  console.log('Counted: no sealed value and no blind index is under an older key.');
}

function sayWaiting(waiting: readonly KeyUse[]): void {
  const kinds = waiting.map(({ table, values }) => {
    const what = hashedColumns.find((hashed) => hashed.table === table)?.what;
    return `${values} ${what ?? table}`;
  });
  if (kinds.length === 0) return;
  console.log(`Hashed by an older index key, which they need until they are used once: ${kinds.join(', ')}.`);
}
