import { createHash } from 'node:crypto';
import type { ParsedInputOf } from '@linli/contracts/catalog';
import { Problem } from '@linli/contracts/problem';
import type { SheetMapping, TemplateView } from '@linli/contracts/sheets/endpoints';
import { sheetMappings, sheetTemplates, sheetVersions } from '@linli/db/sheets/tables';
import { type Change, carryMapping, compareLayouts } from '@linli/domain/sheets/carry-mapping';
import type { Layout } from '@linli/domain/sheets/layout';
import { proposeMapping } from '@linli/domain/sheets/propose-mapping';
import { record } from '../audit/record.ts';
import { signedIn } from '../authorise.ts';
import type { Ctx } from '../context.ts';
import type { UploadedFile } from '../people/upload-register.ts';
import { loadArea } from '../reports/load-area.ts';
import { uses } from '../vault.ts';
import { catalogue } from './catalogue.ts';
import { loadTemplate, templateToChange } from './load-template.ts';
import { openTemplate } from './template/open-template.ts';
import { readLayout } from './template/read-layout.ts';
import { templateLimits, templateRefusal } from './template/template-refused.ts';
import { templateView } from './template-view.ts';

/**
 * Takes a template in: a new one, or a newer version of one, whose mapping is kept as far as it still fits. What could harm
 * whoever opens a form made of it is refused, with the place named.
 * @throws Problem not-found, not-allowed; too-large or unsupported-type with the reason in words
 */
export async function uploadTemplate(
  ctx: Ctx,
  input: ParsedInputOf<'POST /sheets/upload-template'>,
  upload: UploadedFile,
): Promise<TemplateView> {
  const now = ctx.clock.now();
  const { accountId } = signedIn(ctx);
  const area = await loadArea(ctx, 'sheets.set-up', input.areaId);
  const before = input.templateId === undefined ? null : await templateToChange(ctx, input.templateId);
  const file = await wholeFile(upload.bytes);
  const layout = await openTemplate(file)
    .then(readLayout)
    .catch((error) => {
      throw templateRefusal(error);
    });
  const proposed = proposeMapping(layout, catalogue);
  const templateId = before?.id ?? ctx.ids.next();
  if (before === null)
    await ctx.db.insert(sheetTemplates).values({
      id: templateId,
      areaId: area.id,
      name: input.name ?? (input.fileName.replace(/\.xlsx$/iu, '').slice(0, 60) || input.fileName),
      createdAt: now,
    });
  await writeVersion(ctx, now, {
    templateId,
    number: (before?.version.number ?? 0) + 1,
    fileName: input.fileName,
    file,
    layout,
    changes: before === null ? [] : compareLayouts(before.version.layout, layout),
    mapping:
      before === null ? proposed : carryMapping(before.version.layout, layout, before.mapping, proposed),
    by: accountId,
  });
  await record(ctx, now, {
    action: 'sheets.upload-template',
    subjectKind: 'sheet-template',
    subjectId: templateId,
    areaPath: before?.area.path ?? area.path,
    facts: { bytes: file.length, cells: layout.cells.length, blocks: layout.blocks.length },
  });
  return templateView(ctx, await loadTemplate(ctx, templateId));
}

interface Version {
  readonly templateId: string;
  readonly number: number;
  readonly fileName: string;
  readonly file: Buffer;
  readonly layout: Layout;
  readonly changes: readonly Change[];
  readonly mapping: SheetMapping;
  /** Null: it comes with the product. */
  readonly by: string | null;
}

/** Writes a version of a template with the first mapping of it. */
export async function writeVersion(
  ctx: Pick<Ctx, 'db' | 'ids' | 'vault'>,
  now: Date,
  { file, mapping, by, ...version }: Version,
): Promise<void> {
  const versionId = ctx.ids.next();
  await ctx.db.insert(sheetVersions).values({
    ...version,
    id: versionId,
    fileHash: createHash('sha256').update(file).digest(),
    fileCipher: ctx.vault.seal(uses.file, file),
    uploadedAt: now,
    uploadedBy: by,
  });
  await ctx.db.insert(sheetMappings).values({ versionId, number: 1, mapping, savedAt: now, savedBy: by });
}

async function wholeFile(bytes: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  let length = 0;
  for await (const piece of bytes) {
    length += piece.length;
    if (length > templateLimits.mostBytes) throw new Problem('too-large');
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}
