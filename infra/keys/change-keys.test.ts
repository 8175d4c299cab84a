import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openVault } from '@linli/services/vault';
import { expect, onTestFinished, test } from 'vitest';
import { localSecrets, type Secrets } from '../local/secrets.ts';
import { changeSecrets, newestOf, withNewKey } from './change-keys.ts';

const vaultOf = ({ DATA_KEYS, INDEX_KEY }: Secrets) =>
  openVault({ dataKeys: DATA_KEYS.split(','), indexKey: INDEX_KEY });

test('keys that are added and taken out again keep their ids, and what was sealed opens as long as its key is there', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'linli-keys-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const first = vaultOf(await localSecrets(folder));
  const add = ({ DATA_KEYS, INDEX_KEY }: Secrets) => ({
    DATA_KEYS: withNewKey(DATA_KEYS),
    INDEX_KEY: withNewKey(INDEX_KEY),
  });
  await changeSecrets(folder, 'a', add);
  const both = vaultOf(await localSecrets(folder));
  expect([both.dataKeys, both.indexKeys]).toEqual([
    [1, 0],
    [1, 0],
  ]);
  expect(both.openText('x', first.seal('x', '1'))).toBe('1');
  await changeSecrets(folder, 'b', ({ DATA_KEYS, INDEX_KEY }) => ({
    DATA_KEYS: newestOf(DATA_KEYS),
    INDEX_KEY: newestOf(INDEX_KEY),
  }));
  await changeSecrets(folder, 'c', add);
  const last = vaultOf(await localSecrets(folder));
  expect(last.dataKeys).toEqual([2, 1]);
  expect(last.openText('x', both.seal('x', '1'))).toBe('1');
  expect(last.blinds('x', '1')[1]).toEqual(both.blind('x', '1'));
});

test('what was there before stays beside it for its owner alone, and what is no set of keys is not written', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'linli-keys-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  await localSecrets(folder);
  const before = await readFile(join(folder, 'secrets.json'), 'utf8');
  await expect(
    changeSecrets(folder, 'x', (secrets) => ({ ...secrets, DATA_KEYS: 'short' })),
  ).rejects.toThrow();
  expect(await readdir(folder)).toEqual(['secrets.json']);
  await changeSecrets(folder, 'x', (secrets) => ({ ...secrets, DATA_KEYS: withNewKey(secrets.DATA_KEYS) }));
  expect(await readFile(join(folder, 'secrets.until-x.json'), 'utf8')).toBe(before);
  for (const file of await readdir(folder)) expect((await stat(join(folder, file))).mode & 0o777).toBe(0o600);
});
