import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { localSecrets } from './secrets.ts';

test('secrets are made once, differ, and only their owner may read them', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'linli-secrets-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const first = await localSecrets(folder);
  expect(await localSecrets(folder)).toEqual(first);
  expect(Buffer.from(first.DATA_KEYS, 'base64')).toHaveLength(32);
  expect(first.INDEX_KEY).not.toBe(first.DATA_KEYS);
  expect((await stat(join(folder, 'secrets.json'))).mode & 0o777).toBe(0o600);
  expect(await readdir(folder)).toEqual(['secrets.json']);
});
