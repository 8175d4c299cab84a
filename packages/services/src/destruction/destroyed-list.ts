import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { open, readFile, rename } from 'node:fs/promises';
import { destructions } from '@linli/db/destruction/tables';
import { asc, isNotNull } from 'drizzle-orm';
import { z } from 'zod';
import type { Ctx } from '../context.ts';
import { canonicalJson } from '../reports/canonical-json.ts';
import type { Vault } from '../vault.ts';

/** A destruction that was done, as it is kept outside the database: what an older backup brings back is known by it. */
const Entry = z.object({
  destructionId: z.uuid(),
  subjectKind: z.literal('round'),
  subjectId: z.uuid(),
  orderedBy: z.uuid(),
  orderedAt: z.iso.datetime(),
  reason: z.string().nullable(),
  dueAt: z.iso.datetime(),
  begunAt: z.iso.datetime(),
  doneAt: z.iso.datetime(),
  certificate: z.record(z.string(), z.unknown()),
  certificateHash: z.string().length(64),
});
export type DestroyedEntry = z.infer<typeof Entry>;
const Line = z.object({ entry: Entry, mark: z.base64() });

/** A list somebody else wrote, or one that was cut. The message is for the operator. */
export class ListError extends Error {
  override name = 'ListError';
}

// Whoever can write the file could have anything destroyed by it: only the key makes the mark.
const use = 'destroyed list';
const markOf = (vault: Vault, entry: DestroyedEntry): string =>
  vault.hash(use, canonicalJson(entry)).toString('base64');

/** All that was ever destroyed here, oldest first. */
export async function listDestroyed({ db }: Pick<Ctx, 'db'>): Promise<DestroyedEntry[]> {
  const rows = await db
    .select()
    .from(destructions)
    .where(isNotNull(destructions.doneAt))
    .orderBy(asc(destructions.doneAt), asc(destructions.id));
  return rows.map((row) =>
    Entry.parse({
      ...row,
      destructionId: row.id,
      orderedAt: row.orderedAt.toISOString(),
      dueAt: row.dueAt.toISOString(),
      begunAt: row.begunAt?.toISOString(),
      doneAt: row.doneAt?.toISOString(),
    }),
  );
}

/** Reads a list; of one that is not there, nothing. @throws ListError naming the line that was not written with these keys */
export async function readDestroyedList(file: string, vault: Vault): Promise<DestroyedEntry[]> {
  return (await textOf(file))
    .split('\n')
    .filter((line) => line !== '')
    .map((line, i) => {
      const read = Line.safeParse(parsed(line));
      const marked =
        read.success &&
        vault.isHash(use, canonicalJson(read.data.entry), Buffer.from(read.data.mark, 'base64'));
      if (!marked)
        throw new ListError(`${file}, line ${i + 1}: not written by this installation, or changed since.`);
      return read.data.entry;
    });
}

/** What stands in several lists, once each. */
export function mergeDestroyed(...lists: readonly (readonly DestroyedEntry[])[]): DestroyedEntry[] {
  const bySubject = new Map(lists.flat().map((entry) => [`${entry.subjectKind} ${entry.subjectId}`, entry]));
  return [...bySubject.values()].sort((a, b) => (a.doneAt < b.doneAt ? -1 : 1));
}

/** Adds to the list what is not in it; what is stays, also when the database has forgotten it. */
export async function writeDestroyedList(
  file: string,
  vault: Vault,
  entries: readonly DestroyedEntry[],
): Promise<void> {
  const merged = mergeDestroyed(entries, await readDestroyedList(file, vault));
  // Under the newest key, so that an older one may go.
  const text = merged.map((entry) => `${JSON.stringify({ entry, mark: markOf(vault, entry) })}\n`).join('');
  // An empty one says that nothing was; none says nothing.
  if (existsSync(file) && text === (await textOf(file))) return;
  // Processes in containers may have the same number.
  const half = `${file}.${randomUUID()}.half`;
  const handle = await open(half, 'w', 0o600);
  try {
    await handle.writeFile(text);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(half, file);
}

/** Brings the list of this deployment up to date, where it keeps one. */
export async function keepDestroyedList({ db, vault, settings }: Pick<Ctx, 'db' | 'vault' | 'settings'>) {
  if (settings.destroyedList !== null)
    await writeDestroyedList(settings.destroyedList, vault, await listDestroyed({ db }));
}

const textOf = (file: string): Promise<string> =>
  readFile(file, 'utf8').catch((error: { code?: string }) => {
    if (error.code === 'ENOENT') return '';
    throw error;
  });

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
