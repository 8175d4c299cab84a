import { randomBytes } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

export interface Secrets {
  /** Key that encrypts phones and id numbers, 32 bytes in base64. */
  DATA_KEYS: string;
  /** Key of the blind indexes, 32 bytes in base64. */
  INDEX_KEY: string;
}

/**
 * Secrets of the embedded installation, made once and kept with its data for its owner alone to read: without them the
 * encrypted columns cannot be read any more.
 */
export async function localSecrets(dataDir: string): Promise<Secrets> {
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  const file = join(dataDir, 'secrets.json');
  const known = await readFile(file, 'utf8').catch(() => undefined);
  if (known !== undefined) return JSON.parse(known) as Secrets;
  const key = () => randomBytes(32).toString('base64');
  const secrets = { DATA_KEYS: key(), INDEX_KEY: key() };
  // Renamed into place, so that a start killed here never leaves half a key.
  await writeFile(`${file}.new`, JSON.stringify(secrets, null, 2), { mode: 0o600 });
  await rename(`${file}.new`, file);
  return secrets;
}
