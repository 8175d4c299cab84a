import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { type ShippedTemplate, shippedTemplates } from '@linli/contracts/sheets/labels';
import { sheetTemplates, sheetVersions } from '@linli/db/sheets/tables';
import { compareLayouts } from '@linli/domain/sheets/carry-mapping';
import type { Layout } from '@linli/domain/sheets/layout';
import { proposeMapping } from '@linli/domain/sheets/propose-mapping';
import { desc, eq } from 'drizzle-orm';
import type { Ctx } from '../context.ts';
import { catalogue } from './catalogue.ts';
import { openTemplate } from './template/open-template.ts';
import { readLayout } from './template/read-layout.ts';
import { writeVersion } from './upload-template.ts';

/** The file of a template that comes with the product. */
export const shippedFile = (key: ShippedTemplate): Promise<Buffer> =>
  readFile(new URL(`shipped/${key}.xlsx`, import.meta.url));

/**
 * Puts the product's own templates where everybody finds them, each newer file as a newer version. Their cells are named as
 * the facts are, so that they map themselves. Harmless to repeat and by several processes at once.
 */
export async function shipTemplates(
  ctx: Pick<Ctx, 'db' | 'clock' | 'ids' | 'vault'>,
): Promise<ShippedTemplate[]> {
  const keys = Object.keys(shippedTemplates) as ShippedTemplate[];
  const shipped: ShippedTemplate[] = [];
  for (const key of keys) if (await shipOne(ctx, key)) shipped.push(key);
  return shipped;
}

async function shipOne(
  ctx: Pick<Ctx, 'db' | 'clock' | 'ids' | 'vault'>,
  key: ShippedTemplate,
): Promise<boolean> {
  const now = ctx.clock.now();
  const file = await shippedFile(key);
  const hash = createHash('sha256').update(file).digest();
  return ctx.db.transaction(async (db) => {
    await db
      .insert(sheetTemplates)
      .values({ id: ctx.ids.next(), shippedKey: key, name: shippedTemplates[key].zh, createdAt: now })
      .onConflictDoNothing();
    const [template] = await db
      .select({ id: sheetTemplates.id })
      .from(sheetTemplates)
      .where(eq(sheetTemplates.shippedKey, key))
      .for('update');
    if (!template) throw new Error(`template ${key} not written`);
    const [newest] = await db
      .select({ number: sheetVersions.number, hash: sheetVersions.fileHash, layout: sheetVersions.layout })
      .from(sheetVersions)
      .where(eq(sheetVersions.templateId, template.id))
      .orderBy(desc(sheetVersions.number))
      .limit(1);
    if (newest?.hash.equals(hash)) return false;
    const layout = await readLayout(await openTemplate(file));
    await writeVersion({ ...ctx, db }, now, {
      templateId: template.id,
      number: (newest?.number ?? 0) + 1,
      fileName: `${shippedTemplates[key].zh}.xlsx`,
      file,
      layout,
      changes: newest ? compareLayouts(newest.layout as Layout, layout) : [],
      mapping: proposeMapping(layout, catalogue),
      by: null,
    });
    return true;
  });
}
