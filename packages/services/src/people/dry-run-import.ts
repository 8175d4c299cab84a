import { importProblems, imports } from '@linli/db/people/tables';
import { and, eq } from 'drizzle-orm';
import { type Ctx, inTransaction } from '../context.ts';
import { noCounts, problemBook } from './register-import/import-state.ts';
import { countBatch, mergeBatch } from './register-import/merge-batch.ts';
import { openImport } from './register-import/open-import.ts';
import { failureOf } from './register-import/refusal.ts';

const PROBLEMS_AT_ONCE = 1000;

/**
 * Goes through an import without writing any of it: counts what it would add and change and keeps every problem by
 * cell. A job; does nothing when the import is no longer being checked. An unexpected error of the last try fails it.
 */
export async function dryRunImport(
  ctx: Ctx,
  { importId }: { importId: string },
  { isLastTry = false }: { isLastTry?: boolean } = {},
): Promise<void> {
  const checking = and(eq(imports.id, importId), eq(imports.state, 'checking'));
  const [row] = await ctx.db.select().from(imports).where(checking);
  if (!row) return;
  const counts = noCounts();
  const problems: (typeof importProblems.$inferInsert)[] = [];
  try {
    const book = problemBook(importId);
    const doorsSeen = new Set<string>();
    const open = await openImport(ctx, row);
    const findPlace = await open.places(ctx);
    for await (const batch of open.batches) {
      const merged = await mergeBatch(ctx, batch, open.sheet(batch), findPlace);
      countBatch(counts, batch, merged, doorsSeen);
      problems.push(...book.add(merged.problems, counts));
    }
  } catch (error) {
    const failure = failureOf(error);
    if (failure === null && !isLastTry) throw error;
    await ctx.db
      .update(imports)
      .set({ state: 'failed', failure: failure ?? 'stopped' })
      .where(checking);
    if (failure === null) throw error;
    return;
  }
  await inTransaction(ctx, async ({ db }) => {
    const done = await db
      .update(imports)
      .set({ state: 'checked', counts: { ...counts, rows: counts.done, done: 0 } })
      .where(checking)
      .returning({ id: imports.id });
    if (done.length === 0) return;
    await db.delete(importProblems).where(eq(importProblems.importId, importId));
    for (let at = 0; at < problems.length; at += PROBLEMS_AT_ONCE) {
      await db.insert(importProblems).values(problems.slice(at, at + PROBLEMS_AT_ONCE));
    }
  });
}
