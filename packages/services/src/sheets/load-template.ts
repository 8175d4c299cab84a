import { type LocalText, Problem } from '@linli/contracts/problem';
import type { SheetMapping } from '@linli/contracts/sheets/endpoints';
import { type ShippedTemplate, shippedTemplates } from '@linli/contracts/sheets/labels';
import { areas } from '@linli/db/people/tables';
import { sheetMappings, sheetTemplates, sheetVersions } from '@linli/db/sheets/tables';
import { isWithin, type Right } from '@linli/domain/identity/rights';
import type { Layout } from '@linli/domain/sheets/layout';
import { and, desc, eq, isNull } from 'drizzle-orm';
import { reach } from '../authorise.ts';
import type { Ctx } from '../context.ts';

export interface LoadedTemplate {
  readonly id: string;
  readonly name: LocalText;
  /** Null: comes with the product. */
  readonly area: { readonly id: string; readonly name: string; readonly path: string } | null;
  readonly closedAt: Date | null;
  /** The newest one. */
  readonly version: {
    readonly id: string;
    readonly number: number;
    readonly fileName: string;
    readonly uploadedAt: Date;
    readonly layout: Layout;
  };
  readonly mapping: SheetMapping;
  readonly mappingNumber: number;
}

/** What a template is called: shipped ones in both languages, the others as somebody named them. */
export const templateName = (row: { name: string; shippedKey: string | null }): LocalText =>
  row.shippedKey !== null && Object.hasOwn(shippedTemplates, row.shippedKey)
    ? shippedTemplates[row.shippedKey as ShippedTemplate]
    : { zh: row.name, en: row.name };

/** A template with its newest version and mapping, whoever asks. @throws Problem not-found */
export async function loadTemplate(ctx: Pick<Ctx, 'db'>, templateId: string): Promise<LoadedTemplate> {
  const [found] = await ctx.db
    .select({
      template: sheetTemplates,
      area: { id: areas.id, name: areas.name, path: areas.path },
      version: {
        id: sheetVersions.id,
        number: sheetVersions.number,
        fileName: sheetVersions.fileName,
        uploadedAt: sheetVersions.uploadedAt,
        layout: sheetVersions.layout,
      },
      mapping: sheetMappings.mapping,
      mappingNumber: sheetMappings.number,
    })
    .from(sheetTemplates)
    .innerJoin(sheetVersions, eq(sheetVersions.templateId, sheetTemplates.id))
    .innerJoin(sheetMappings, eq(sheetMappings.versionId, sheetVersions.id))
    .leftJoin(areas, eq(areas.id, sheetTemplates.areaId))
    .where(eq(sheetTemplates.id, templateId))
    .orderBy(desc(sheetVersions.number), desc(sheetMappings.number))
    .limit(1);
  if (!found) throw new Problem('not-found');
  return {
    id: found.template.id,
    name: templateName(found.template),
    area: found.area,
    closedAt: found.template.closedAt,
    version: { ...found.version, layout: found.version.layout as Layout },
    mapping: found.mapping as SheetMapping,
    mappingNumber: found.mappingNumber,
  };
}

/** Whether a template of an area is there for whoever works at `paths`: theirs, of an area above, or of one below. */
export const isShownTo = (area: { path: string } | null, paths: readonly string[]): boolean =>
  area === null || paths.some((path) => isWithin(path, area.path) || isWithin(area.path, path));

/** A template in use that the actor may see by a right. @throws Problem not-found, not-allowed */
export async function templateFor(ctx: Ctx, templateId: string, right: Right): Promise<LoadedTemplate> {
  const paths = reach(ctx, right);
  const template = await loadTemplate(ctx, templateId);
  if (template.closedAt !== null || !isShownTo(template.area, paths)) throw new Problem('not-found');
  return template;
}

/**
 * A template that the actor may change; those that come with the product change with it.
 * @throws Problem not-found, not-allowed
 */
export async function templateToChange(
  ctx: Ctx,
  templateId: string,
): Promise<LoadedTemplate & { area: NonNullable<LoadedTemplate['area']> }> {
  const paths = reach(ctx, 'sheets.set-up');
  // Two who change it at once come one after the other.
  const [held] = await ctx.db
    .select({ id: sheetTemplates.id })
    .from(sheetTemplates)
    .where(and(eq(sheetTemplates.id, templateId), isNull(sheetTemplates.closedAt)))
    .for('update');
  if (!held) throw new Problem('not-found');
  const template = await loadTemplate(ctx, templateId);
  const { area } = template;
  if (!isShownTo(area, paths)) throw new Problem('not-found');
  if (area === null || !paths.some((path) => isWithin(area.path, path))) throw new Problem('not-allowed');
  return { ...template, area };
}
