import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Vault } from '@linli/services/vault';
import type { KeyUse } from '@linli/services/vault/key-use';
import { z } from 'zod';

const use = 'linli backup';

const Fingerprints = z.record(z.string().regex(/^\d{1,3}$/), z.string());

/** What a backup says of itself; written last, so a folder without it is no backup. */
const Manifest = z.object({
  format: z.literal(1),
  takenAt: z.iso.datetime(),
  /** Migrations of the database, in order. */
  migrations: z.array(z.string()).min(1),
  /** Opened and found by the keys that were in use: without them nobody reads phones and names again. */
  sealed: z.base64(),
  blind: z.base64(),
  /** Fingerprints, by id, of the keys that something in the backup rests under; backups of before keys had ids have none. */
  keys: z.object({ data: Fingerprints, index: Fingerprints }).optional(),
  tables: z.array(
    z.object({
      name: z.string().regex(/^[a-z_][a-z0-9_]*$/),
      columns: z.array(z.string().regex(/^[a-z_][a-z0-9_]*$/)).min(1),
      rows: z.int().nonnegative(),
      /** SHA-256 of the rows as COPY writes them. */
      sha256: z.string().length(64),
    }),
  ),
  /** Next numbers of identity columns. */
  sequences: z.array(
    z.object({ name: z.string().regex(/^[a-z_][a-z0-9_.]*$/), next: z.string().regex(/^\d+$/) }),
  ),
});
export type Manifest = z.infer<typeof Manifest>;

/** A folder that is no backup, or one that cannot be brought in. The message is for the operator. */
export class BackupError extends Error {
  override name = 'BackupError';
}

export const manifestFile = 'manifest.json';

/** File of a table's rows inside the backup. */
export const fileOf = (table: string): string => `${table}.copy.gz`;

/** @throws BackupError when there is none, or one of a form this version does not know */
export async function readManifest(folder: string): Promise<Manifest> {
  const text = await readFile(join(folder, manifestFile), 'utf8').catch(() => undefined);
  if (text === undefined)
    throw new BackupError(`${folder} has no ${manifestFile}: it is no backup, or one that was cut off.`);
  const read = Manifest.safeParse(parsed(text));
  if (read.success) return read.data;
  throw new BackupError(`${join(folder, manifestFile)}: ${z.prettifyError(read.error)}`);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** What only the keys in use can make, kept with the backup. */
export const markOf = (vault: Vault): Pick<Manifest, 'sealed' | 'blind'> => ({
  sealed: vault.seal(use, use).toString('base64'),
  blind: vault.blind(use, use).toString('base64'),
});

/** The keys in use, with which a backup can be read. */
export function keysOf({ fingerprints }: Vault, uses: readonly KeyUse[]): NonNullable<Manifest['keys']> {
  const of = (ring: KeyUse['ring']) =>
    Object.fromEntries(
      [...fingerprints[ring]].filter(([id]) => uses.some((use) => use.ring === ring && use.key === id)),
    );
  return { data: of('data'), index: of('index') };
}

/** @throws BackupError when the keys of this installation are not those of the backup, naming those it lacks */
export function demandKeys(vault: Vault, { sealed, blind, keys }: Manifest): void {
  for (const [ring, name] of [
    ['data', 'DATA_KEYS'],
    ['index', 'INDEX_KEY'],
  ] as const)
    for (const [id, fingerprint] of Object.entries(keys?.[ring] ?? {}))
      if (vault.fingerprints[ring].get(Number(id)) !== fingerprint)
        throw new BackupError(
          `${name} lacks key ${id} of the backup. Add it as ${id}:… (not as the last one), restore, then npm run rotate.`,
        );
  const opens = (() => {
    try {
      return vault.openText(use, Buffer.from(sealed, 'base64')) === use;
    } catch {
      return false;
    }
  })();
  if (!opens)
    throw new BackupError('DATA_KEYS are not those of the backup: what it holds could not be read.');
  if (!vault.blinds(use, use).some((known) => known.toString('base64') === blind))
    throw new BackupError('INDEX_KEY is not that of the backup: nobody could be found by phone.');
}
