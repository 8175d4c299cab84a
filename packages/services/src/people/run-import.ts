import type { ImportView } from '@linli/contracts/people/register-endpoints';
import { Problem } from '@linli/contracts/problem';
import { imports } from '@linli/db/people/tables';
import { enqueue } from '@linli/jobs/outbox';
import { and, eq } from 'drizzle-orm';
import { record } from '../audit/record.ts';
import type { Ctx } from '../context.ts';
import { countsOf, importView, noCounts } from './register-import/import-state.ts';
import { importHead, loadImport } from './register-import/load-import.ts';

/**
 * Lets a checked file into the register; rows with errors stay out. A job writes it batch by batch.
 * @throws Problem not-found; illegal-transition unless it was checked and not begun.
 */
export async function runImport(ctx: Ctx, { importId }: { importId: string }): Promise<ImportView> {
  const now = ctx.clock.now();
  const { row, areaPath } = await loadImport(ctx, importId);
  const { rows, errors, warnings } = countsOf(row);
  const [running] = await ctx.db
    .update(imports)
    .set({ state: 'running', nextSheet: 0, nextRow: 0, counts: { ...noCounts(), rows, errors, warnings } })
    .where(and(eq(imports.id, importId), eq(imports.state, 'checked')))
    .returning(importHead);
  if (!running) throw new Problem('illegal-transition');
  await record(ctx, now, {
    action: 'people.run-import',
    subjectKind: 'import',
    subjectId: importId,
    areaPath,
    facts: { rows, errors, warnings },
  });
  await enqueue(ctx, 'people.run-import', { importId });
  return importView(running);
}
