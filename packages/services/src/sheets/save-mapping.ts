import type { ParsedInputOf } from '@linli/contracts/catalog';
import { invalid, Problem } from '@linli/contracts/problem';
import type { SheetMapping, TemplateView } from '@linli/contracts/sheets/endpoints';
import { sheetMappings } from '@linli/db/sheets/tables';
import { trimmedMapping } from '@linli/domain/sheets/check-mapping';
import { record } from '../audit/record.ts';
import { signedIn } from '../authorise.ts';
import type { Ctx } from '../context.ts';
import { catalogue } from './catalogue.ts';
import { loadTemplate, templateToChange } from './load-template.ts';
import { templateView } from './template-view.ts';

/**
 * Saves which fact fills which cell, with the version of the template it was made for. The mapping before stays, so that a
 * filled form can name the one it was made by.
 * @throws Problem not-found, not-allowed; lost-race when the version or the mapping is no longer the newest; invalid-input
 *   for a fact there is not
 */
export async function saveMapping(
  ctx: Ctx,
  input: ParsedInputOf<'POST /sheets/save-mapping'>,
): Promise<TemplateView> {
  const now = ctx.clock.now();
  const { accountId } = signedIn(ctx);
  const template = await templateToChange(ctx, input.templateId);
  if (template.version.number !== input.version || template.mappingNumber !== input.mappingNumber)
    throw new Problem('lost-race');
  const mapping = trimmedMapping(template.version.layout, input.mapping);
  refuseUnknown(mapping);
  await ctx.db.insert(sheetMappings).values({
    versionId: template.version.id,
    number: template.mappingNumber + 1,
    mapping,
    savedAt: now,
    savedBy: accountId,
  });
  await record(ctx, now, {
    action: 'sheets.save-mapping',
    subjectKind: 'sheet-template',
    subjectId: template.id,
    areaPath: template.area.path,
    facts: { version: template.version.number, mapping: template.mappingNumber + 1 },
  });
  return templateView(ctx, await loadTemplate(ctx, template.id));
}

/** @throws Problem invalid-input for a fact, source or column there is not */
export function refuseUnknown({ cells, blocks }: SheetMapping): void {
  const pointer = (...steps: string[]) =>
    `/${['mapping', ...steps].map((step) => step.replaceAll('~', '~0').replaceAll('/', '~1')).join('/')}`;
  for (const [name, choice] of Object.entries(cells))
    if ('fact' in choice && !Object.hasOwn(catalogue.figures, choice.fact))
      throw invalid(pointer('cells', name), 'not-an-option');
  for (const [name, { source, only, columns }] of Object.entries(blocks)) {
    if (source === null) continue;
    const known = Object.hasOwn(catalogue.sources, source) ? catalogue.sources[source] : undefined;
    if (known === undefined) throw invalid(pointer('blocks', name, 'source'), 'not-an-option');
    if (only !== null && !Object.hasOwn(known.only ?? {}, only))
      throw invalid(pointer('blocks', name, 'only'), 'not-an-option');
    for (const [column, choice] of Object.entries(columns))
      if ('fact' in choice && !Object.hasOwn(known.columns, choice.fact))
        throw invalid(pointer('blocks', name, 'columns', column), 'not-an-option');
  }
}
