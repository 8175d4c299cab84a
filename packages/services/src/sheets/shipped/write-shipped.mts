/** `npx tsx packages/services/src/sheets/shipped/write-shipped.mts`: draws the shipped templates anew. */
import { writeFile } from 'node:fs/promises';
import { type ShippedTemplate, shippedTemplates } from '@linli/contracts/sheets/labels';
import { drawTemplate } from './draw-templates.ts';

for (const key of Object.keys(shippedTemplates) as ShippedTemplate[])
  await writeFile(new URL(`${key}.xlsx`, import.meta.url), await drawTemplate(key));
