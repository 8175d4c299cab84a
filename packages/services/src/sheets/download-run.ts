import type { ParsedInputOf } from '@linli/contracts/catalog';
import { workbookType } from '@linli/contracts/endpoint';
import { labelIn } from '@linli/contracts/label-in';
import { Problem } from '@linli/contracts/problem';
import { sheetRuns } from '@linli/db/sheets/tables';
import { and, eq, gt } from 'drizzle-orm';
import { record } from '../audit/record.ts';
import { signedIn } from '../authorise.ts';
import type { Ctx } from '../context.ts';
import type { ExportFile } from '../people/download-export.ts';
import { uses } from '../vault.ts';
import { templateName } from './load-template.ts';
import { mayRead } from './run-row.ts';
import { findRun } from './show-run.ts';

/**
 * The file of a filled form while it is kept. Rights are those of this moment: a form in full is for who asked for it, while
 * they may still see it. Every download stands in the audit.
 * @throws Problem not-found, not-allowed
 */
export async function downloadRun(
  ctx: Ctx,
  { runId }: ParsedInputOf<'GET /sheets/runs/:runId/file'>,
): Promise<ExportFile> {
  const now = ctx.clock.now();
  const actor = signedIn(ctx);
  const found = await findRun(ctx, runId);
  if (!mayRead(actor, found)) throw new Problem('not-allowed');
  const [row] = await ctx.db
    .select({ file: sheetRuns.fileCipher })
    .from(sheetRuns)
    .where(and(eq(sheetRuns.id, runId), eq(sheetRuns.state, 'ready'), gt(sheetRuns.expiresAt, now)));
  if (!row?.file) throw new Problem('not-found');
  const { run, area, template } = found;
  await record(ctx, now, {
    action: 'sheets.download',
    subjectKind: 'sheet-run',
    subjectId: runId,
    areaPath: area.path,
    reason: run.reason,
    facts: { inFull: run.inFull },
  });
  const period = run.fromDay === run.untilDay ? run.fromDay : `${run.fromDay}—${run.untilDay}`;
  return {
    file: true,
    type: workbookType,
    name: `${labelIn(templateName(template), actor.language)} ${area.name} ${period}.xlsx`,
    content: ctx.vault.open(uses.file, row.file),
  };
}
