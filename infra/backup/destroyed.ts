import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { connect } from '@linli/db/client';
import { compose } from '@linli/services/compose';
import type { Config } from '@linli/services/config';
import { destroyAgain } from '@linli/services/destruction/destroy-again';
import {
  type DestroyedEntry,
  listDestroyed,
  mergeDestroyed,
  readDestroyedList,
  writeDestroyedList,
} from '@linli/services/destruction/destroyed-list';
import type { Vault } from '@linli/services/vault';
import { pino } from 'pino';
import { BackupError } from './manifest.ts';

/** Name of the list where none is given: in the data folder, and beside backups. */
export const destroyedListFile = 'destroyed.jsonl';

/** What was destroyed in a database; nothing where it does not know of such a thing yet. */
export async function destroyedIn(url: string): Promise<DestroyedEntry[]> {
  const { sql, db, close } = connect(url, { max: 1, name: 'linli destroyed' });
  try {
    const [there] = await sql`select to_regclass('public.destructions') is not null as known`;
    return there?.known ? await listDestroyed({ db }) : [];
  } finally {
    await close();
  }
}

/** Brings the list beside a backup up to date with the database it is of. @returns the file */
export async function keepBeside(folder: string, url: string, vault: Vault): Promise<string> {
  const file = join(dirname(folder), destroyedListFile);
  await writeDestroyedList(file, vault, await destroyedIn(url));
  return file;
}

/**
 * Everything known to have been destroyed, by the lists named or found: beside the backup, in the data folder, and what the database that is
 * replaced says itself.
 * @param given files the operator names; `none`: there is no list and there was none
 * @throws BackupError when nobody can tell
 */
export async function gatherDestroyed(
  vault: Vault,
  { given, usual, replaced }: { given: readonly string[]; usual: readonly string[]; replaced: string | null },
): Promise<DestroyedEntry[]> {
  const named = given.filter((file) => file !== 'none');
  const absent = named.find((file) => !existsSync(file));
  if (absent !== undefined) throw new BackupError(`${absent} is not there.`);
  const files = [...named, ...usual.filter((file) => existsSync(file))];
  if (files.length === 0 && replaced === null && !given.includes('none'))
    throw new BackupError(
      'What was destroyed since this backup? Name the list by --destroyed FILE, or say --destroyed none if nothing ever was.',
    );
  const lists = await Promise.all(files.map((file) => readDestroyedList(file, vault)));
  return mergeDestroyed(...lists, replaced === null ? [] : await destroyedIn(replaced));
}

/** Destroys again in a database what the entries name. */
export async function destroyAgainIn(config: Config, entries: readonly DestroyedEntry[]): Promise<number> {
  const parts = { log: pino({ level: 'silent' }), name: 'linli destroy', most: 2 };
  const composition = compose({ ...config, settings: { ...config.settings, destroyedList: null } }, parts);
  try {
    return await destroyAgain({ ...composition.ctx, actor: { kind: 'system' }, address: null }, entries);
  } finally {
    await composition.close();
  }
}
