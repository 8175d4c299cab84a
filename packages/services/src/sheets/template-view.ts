import type { TemplateView } from '@linli/contracts/sheets/endpoints';
import { sheetFindings } from '@linli/contracts/sheets/labels';
import { accounts } from '@linli/db/identity/tables';
import { sheetMappings, sheetVersions } from '@linli/db/sheets/tables';
import { may } from '@linli/domain/identity/rights';
import type { Change } from '@linli/domain/sheets/carry-mapping';
import { checkMapping, countUnmapped } from '@linli/domain/sheets/check-mapping';
import { count, desc, eq } from 'drizzle-orm';
import { signedIn } from '../authorise.ts';
import type { Ctx } from '../context.ts';
import { catalogue } from './catalogue.ts';
import type { LoadedTemplate } from './load-template.ts';

/** Versions that are shown; older ones stay for the forms that were made of them. */
const MOST_VERSIONS = 50;

/** A template as its page shows it. */
export async function templateView(ctx: Ctx, template: LoadedTemplate): Promise<TemplateView> {
  const { posts } = signedIn(ctx);
  const { area, version, mapping } = template;
  const findings = checkMapping(version.layout, mapping, catalogue, sheetFindings);
  const versions = await ctx.db
    .select({
      version: sheetVersions.number,
      fileName: sheetVersions.fileName,
      uploadedAt: sheetVersions.uploadedAt,
      uploadedBy: accounts.displayName,
      changes: sheetVersions.changes,
      mappings: count(sheetMappings.number),
    })
    .from(sheetVersions)
    .leftJoin(accounts, eq(accounts.id, sheetVersions.uploadedBy))
    .leftJoin(sheetMappings, eq(sheetMappings.versionId, sheetVersions.id))
    .where(eq(sheetVersions.templateId, template.id))
    .groupBy(sheetVersions.id, accounts.displayName)
    .orderBy(desc(sheetVersions.number))
    .limit(MOST_VERSIONS);
  return {
    templateId: template.id,
    name: template.name,
    area: area && { areaId: area.id, name: area.name },
    version: version.number,
    uploadedAt: version.uploadedAt.toISOString(),
    unmapped: countUnmapped(findings),
    mayChange: area !== null && may(posts, 'sheets.set-up', area.path),
    cells: [...version.layout.cells],
    blocks: version.layout.blocks.map(({ columns, ...block }) => ({ ...block, columns: [...columns] })),
    mapping,
    mappingNumber: template.mappingNumber,
    findings,
    versions: versions.map(({ changes, uploadedAt, ...row }) => ({
      ...row,
      uploadedAt: uploadedAt.toISOString(),
      changes: changes as Change[],
    })),
  };
}
