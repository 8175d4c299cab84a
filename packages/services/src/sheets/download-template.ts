import type { ParsedInputOf } from '@linli/contracts/catalog';
import { workbookType } from '@linli/contracts/endpoint';
import { Problem } from '@linli/contracts/problem';
import { sheetVersions } from '@linli/db/sheets/tables';
import { eq } from 'drizzle-orm';
import type { Ctx } from '../context.ts';
import type { ExportFile } from '../people/download-export.ts';
import { uses } from '../vault.ts';
import { templateFor } from './load-template.ts';

/** The newest file of a template, to be changed and uploaded again. @throws Problem not-found, not-allowed */
export async function downloadTemplate(
  ctx: Ctx,
  { templateId }: ParsedInputOf<'GET /sheets/templates/:templateId/file'>,
): Promise<ExportFile> {
  const { version } = await templateFor(ctx, templateId, 'sheets.fill');
  const [row] = await ctx.db
    .select({ file: sheetVersions.fileCipher })
    .from(sheetVersions)
    .where(eq(sheetVersions.id, version.id));
  if (!row) throw new Problem('not-found');
  return {
    file: true,
    type: workbookType,
    name: version.fileName,
    content: ctx.vault.open(uses.file, row.file),
  };
}
