import { createHash } from 'node:crypto';
import type { ColumnMapping, ImportView } from '@linli/contracts/people/register-endpoints';
import { Problem } from '@linli/contracts/problem';
import { areas, columnMappings, imports } from '@linli/db/people/tables';
import { headingSignature } from '@linli/domain/people/column-mapping';
import { and, eq, inArray, isNull } from 'drizzle-orm';
import { record } from '../audit/record.ts';
import { demand, signedIn } from '../authorise.ts';
import type { Ctx } from '../context.ts';
import { uses } from '../vault.ts';
import { type ImportSheet, importView, noCounts } from './register-import/import-state.ts';
import { inspectWorkbook } from './register-import/inspect-workbook.ts';
import { refusal } from './register-import/refusal.ts';
import { openWorkbook } from './register-workbook/open-workbook.ts';
import { workbookLimits } from './register-workbook/workbook-refused.ts';

/** A file on its way in, piece by piece. */
export interface UploadedFile {
  readonly bytes: AsyncIterable<Uint8Array>;
}

/**
 * Takes a workbook in, encrypted, with headings guessed or as this account mapped them last time. The whole file is gone
 * through, so that what cannot be read is refused here and nothing of it is kept.
 * @throws Problem not-found, not-allowed; too-large or unsupported-type with the reason in words.
 */
export async function uploadRegister(
  ctx: Ctx,
  input: { areaId: string; fileName: string },
  upload: UploadedFile,
): Promise<ImportView> {
  const now = ctx.clock.now();
  const { accountId } = signedIn(ctx);
  const [area] = await ctx.db
    .select({ path: areas.path })
    .from(areas)
    .where(and(eq(areas.id, input.areaId), isNull(areas.closedAt)));
  if (!area) throw new Problem('not-found');
  demand(ctx, 'register.import', area.path);
  const file = await wholeFile(upload.bytes);
  const found = await openWorkbook(file, input.fileName)
    .then(inspectWorkbook)
    .catch((error) => {
      throw refusal(error);
    });
  const sheets = await remembered(ctx, accountId, found);
  const [row] = await ctx.db
    .insert(imports)
    .values({
      id: ctx.ids.next(),
      areaId: input.areaId,
      accountId,
      fileName: input.fileName,
      fileHash: createHash('sha256').update(file).digest(),
      fileCipher: ctx.vault.seal(uses.file, file),
      state: 'uploaded',
      sheets,
      counts: { ...noCounts(), rows: sheets.reduce((sum, sheet) => sum + sheet.rows, 0) },
      createdAt: now,
    })
    .returning();
  if (!row) throw new Error('import not written');
  await record(ctx, now, {
    action: 'people.upload-register',
    subjectKind: 'import',
    subjectId: row.id,
    areaPath: area.path,
    facts: { bytes: file.length, sheets: sheets.length },
  });
  return importView(row);
}

async function wholeFile(bytes: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  let length = 0;
  for await (const piece of bytes) {
    length += piece.length;
    if (length > workbookLimits.mostBytes) throw new Problem('too-large');
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}

/** Replaces guesses by what the account chose for the same headings before. */
async function remembered(ctx: Ctx, accountId: string, sheets: ImportSheet[]): Promise<ImportSheet[]> {
  const keys = sheets.map(({ mapping }) =>
    mapping === null ? [] : ctx.vault.hashes('headings', headingSignature(mapping)),
  );
  const wanted = keys.flat();
  if (wanted.length === 0) return sheets;
  const rows = await ctx.db
    .select()
    .from(columnMappings)
    .where(and(eq(columnMappings.accountId, accountId), inArray(columnMappings.headings, wanted)));
  const chosen = new Map(rows.map((row) => [row.headings.toString('hex'), row.mapping as ColumnMapping]));
  return sheets.map((sheet, i) => {
    const choice = keys[i]?.map((key) => chosen.get(key.toString('hex'))).find((each) => each !== undefined);
    if (sheet.mapping === null || choice === undefined) return sheet;
    return { ...sheet, mapping: { headerRow: sheet.mapping.headerRow, columns: choice.columns } };
  });
}
