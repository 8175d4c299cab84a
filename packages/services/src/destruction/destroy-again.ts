import { destructions } from '@linli/db/destruction/tables';
import { eq, sql } from 'drizzle-orm';
import { type Ctx, inTransaction } from '../context.ts';
import { shutRound } from './begin-destruction.ts';
import { type DestroyedEntry, listDestroyed, readDestroyedList } from './destroyed-list.ts';
import { findRound } from './load-round.ts';
import { runDestruction } from './run-destruction.ts';

/** Made by a restore before the first row, taken away when everything is destroyed again. */
export const restoreMark = 'restore_under_way';

/** What was destroyed and, as this database knows it, was not. */
async function missingOf(
  ctx: Pick<Ctx, 'db'>,
  entries: readonly DestroyedEntry[],
): Promise<DestroyedEntry[]> {
  const known = new Set((await listDestroyed(ctx)).map(({ subjectId }) => subjectId));
  return entries.filter(({ subjectId }) => !known.has(subjectId));
}

/**
 * Destroys again what a restored backup brought back: everything that `entries` name and the database does not know to be
 * destroyed, and what a run before left undone. Harmless to repeat, and by several at once.
 * @returns how many there were
 */
export async function destroyAgain(ctx: Ctx, entries: readonly DestroyedEntry[]): Promise<number> {
  for (const entry of await missingOf(ctx, entries))
    await inTransaction(ctx, (inner) => writeDown(inner, entry));
  const owed = await ctx.db
    .select({ id: destructions.id })
    .from(destructions)
    .where(eq(destructions.state, 'again'));
  for (const { id } of owed) while (await isAgain(ctx, id)) await runDestruction(ctx, { destructionId: id });
  return owed.length;
}

async function isAgain({ db }: Ctx, id: string): Promise<boolean> {
  const [row] = await db
    .select({ state: destructions.state })
    .from(destructions)
    .where(eq(destructions.id, id));
  return row?.state === 'again';
}

/** From this commit on nobody serves the database before it is done. */
async function writeDown(ctx: Ctx, entry: DestroyedEntry): Promise<void> {
  const now = ctx.clock.now();
  const { destructionId, orderedAt, dueAt, begunAt, doneAt, ...more } = entry;
  const row = {
    ...more,
    orderedAt: new Date(orderedAt),
    dueAt: new Date(dueAt),
    begunAt: new Date(begunAt),
    doneAt: new Date(doneAt),
    state: 'again',
    part: 0,
    after: null,
    counts: {},
    touchedAt: now,
  } as const;
  await ctx.db
    .insert(destructions)
    .values({ id: destructionId, ...row })
    .onConflictDoUpdate({
      target: [destructions.subjectKind, destructions.subjectId],
      set: row,
      setWhere: sql`${destructions.doneAt} is null`,
    });
  const round = await findRound(ctx, entry.subjectId);
  if (round) await shutRound(ctx, round, now);
}

/**
 * That nothing destroyed is here: no restore is under way, nothing waits to be destroyed again, and the list of this deployment
 * names nothing this database does not know. Until then nobody may be served.
 * @throws Error saying what is missing
 */
export async function demandDestroyed(ctx: Pick<Ctx, 'db' | 'vault' | 'settings'>): Promise<void> {
  await demandNoRestore(ctx);
  const again = await ctx.db.$count(destructions, eq(destructions.state, 'again'));
  if (again > 0) throw new Error(`${again} destructions have to be done again`);
  const { destroyedList } = ctx.settings;
  if (destroyedList === null) return;
  const missing = await missingOf(ctx, await readDestroyedList(destroyedList, ctx.vault));
  if (missing.length > 0) throw new Error(`${missing.length} destructions are not known to this database`);
}

/** What a worker does before anything else: destroys again what its list names. @throws Error while a restore is under way */
export async function catchUp(ctx: Ctx): Promise<number> {
  await demandNoRestore(ctx);
  const { destroyedList } = ctx.settings;
  const entries = destroyedList === null ? [] : await readDestroyedList(destroyedList, ctx.vault);
  return destroyAgain(ctx, entries);
}

async function demandNoRestore({ db }: Pick<Ctx, 'db'>): Promise<void> {
  const [under] = await db.execute<{ way: string | null }>(
    sql`select to_regnamespace(${restoreMark})::text as way`,
  );
  if (under?.way) throw new Error('A restore of this database was not finished: run it again.');
}
