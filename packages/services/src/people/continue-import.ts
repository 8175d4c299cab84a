import { areas, imports } from '@linli/db/people/tables';
import { and, eq, sql } from 'drizzle-orm';
import { record } from '../audit/record.ts';
import { type Ctx, inTransaction } from '../context.ts';
import type { Batch } from './register-import/file-batches.ts';
import { countsOf, type ImportCounts } from './register-import/import-state.ts';
import { countBatch, mergeBatch } from './register-import/merge-batch.ts';
import { type OpenImport, openImport } from './register-import/open-import.ts';
import { failureOf } from './register-import/refusal.ts';
import { writeBatch } from './register-import/write-batch.ts';
import { holdTree } from './tree-lock.ts';

export interface ImportProgress {
  /** Told after each batch is in. */
  onProgress?(counts: Readonly<ImportCounts>): void;
  /** Stops between two batches; the next run goes on from there. */
  readonly signal?: AbortSignal;
  /** Nobody will run it again: an unexpected error fails the import, so that it can be checked and run anew. */
  readonly isLastTry?: boolean;
}

type Position = { readonly sheet: number; readonly row: number };

/**
 * Writes a running import batch by batch, each in a transaction of its own with its progress, and goes on where a
 * killed run stopped. Two runs at once do not write a batch twice. A job; does nothing when the import does not run.
 * @throws the reason of `signal` when it was stopped.
 */
export async function continueImport(
  ctx: Ctx,
  { importId }: { importId: string },
  { onProgress, signal, isLastTry = false }: ImportProgress = {},
): Promise<void> {
  const running = and(eq(imports.id, importId), eq(imports.state, 'running'));
  const [row] = await ctx.db.select().from(imports).where(running);
  if (!row) return;
  try {
    const open = await openImport(ctx, row);
    let at: Position = { sheet: row.nextSheet, row: row.nextRow };
    for await (const batch of open.batches) {
      if (batch.sheet < at.sheet || (batch.sheet === at.sheet && batch.lastRow <= at.row)) continue;
      signal?.throwIfAborted();
      const counts = await writeOne(ctx, importId, open, batch, at);
      if (counts === null) return;
      at = { sheet: batch.sheet, row: batch.lastRow };
      onProgress?.(counts);
    }
  } catch (error) {
    const failure = failureOf(error);
    if (failure === null && !isLastTry) throw error;
    await ctx.db
      .update(imports)
      .set({ state: 'failed', failure: failure ?? 'stopped' })
      .where(running);
    if (failure === null) throw error;
    return;
  }
  await finish(ctx, importId);
}

/** Writes one batch if the import still stands at `at`. @returns null when another run has gone on. */
function writeOne(
  ctx: Ctx,
  importId: string,
  open: OpenImport,
  batch: Batch,
  at: Position,
): Promise<ImportCounts | null> {
  return inTransaction(ctx, async (inner) => {
    const [row] = await inner.db
      .select({ counts: imports.counts })
      .from(imports)
      .where(
        and(
          eq(imports.id, importId),
          eq(imports.state, 'running'),
          eq(imports.nextSheet, at.sheet),
          eq(imports.nextRow, at.row),
        ),
      )
      .for('update');
    if (!row) return null;
    // Two files at once could both add the same door or person: one batch at a time.
    await inner.db.execute(sql`select pg_advisory_xact_lock(hashtextextended('linli register import', 0))`);
    await holdTree(inner);
    const counts = { ...countsOf(row) };
    const merged = await mergeBatch(inner, batch, open.sheet(batch), await open.places(inner));
    countBatch(counts, batch, merged, new Set());
    await writeBatch(inner, inner.clock.now(), merged, batch.plain);
    await inner.db
      .update(imports)
      .set({ counts, nextSheet: batch.sheet, nextRow: batch.lastRow })
      .where(eq(imports.id, importId));
    return counts;
  });
}

/** The register is the place where personal data rests: the file goes. */
function finish(ctx: Ctx, importId: string): Promise<void> {
  return inTransaction(ctx, async (inner) => {
    const now = inner.clock.now();
    const [done] = await inner.db
      .update(imports)
      .set({ state: 'done', fileCipher: null, finishedAt: now })
      .where(and(eq(imports.id, importId), eq(imports.state, 'running')))
      .returning({ counts: imports.counts, areaId: imports.areaId });
    if (!done) return;
    const [area] = await inner.db.select({ path: areas.path }).from(areas).where(eq(areas.id, done.areaId));
    const { newHouseholds, newPersons, changed } = countsOf(done);
    await record(inner, now, {
      action: 'people.finish-import',
      subjectKind: 'import',
      subjectId: importId,
      areaPath: area?.path ?? null,
      facts: { newHouseholds, newPersons, changed },
    });
  });
}
