import { randomBytes } from 'node:crypto';
import { copyFile, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openVault } from '@linli/services/vault';
import type { Secrets } from '../local/secrets.ts';

/** Keys with their ids written out, so that one can be taken out without another changing its own. */
function written(list: string): [number, string][] {
  return list.split(',').map((text, place) => {
    const [, id, key = ''] = /^(?:(\d+):)?(.*)$/.exec(text.trim()) ?? [];
    return [id === undefined ? place : Number(id), key];
  });
}

/** A key of random bytes with the id after the highest of `ids`, as it is configured. */
export const newKey = (ids: readonly number[]): string =>
  `${Math.max(...ids) + 1}:${randomBytes(32).toString('base64')}`;

/** The list with a new key at its end, which writes from then on. */
export function withNewKey(list: string): string {
  const keys = written(list);
  return [...keys.map(([id, key]) => `${id}:${key}`), newKey(keys.map(([id]) => id))].join(',');
}

/** The key that writes, alone. */
export function newestOf(list: string): string {
  const [id, key] = written(list).at(-1) ?? [0, ''];
  return `${id}:${key}`;
}

/**
 * Changes the keys of the embedded installation in `secrets.json`, whole or not at all. What was there before stays beside it.
 *
 * @param stamp part of the name under which it stays
 * @throws when what would be written is no set of keys
 */
export async function changeSecrets(
  dataDir: string,
  stamp: string,
  change: (secrets: Secrets) => Secrets,
): Promise<{ before: string }> {
  const file = join(dataDir, 'secrets.json');
  const before = join(dataDir, `secrets.until-${stamp}.json`);
  const secrets = change(JSON.parse(await readFile(file, 'utf8')) as Secrets);
  openVault({ dataKeys: secrets.DATA_KEYS.split(','), indexKey: secrets.INDEX_KEY });
  await copyFile(file, before);
  await writeFile(`${file}.new`, JSON.stringify(secrets, null, 2), { mode: 0o600 });
  await rename(`${file}.new`, file);
  return { before };
}
