import type { ParsedInputOf } from '@linli/contracts/catalog';
import type { TemplateView } from '@linli/contracts/sheets/endpoints';
import type { Ctx } from '../context.ts';
import { templateFor } from './load-template.ts';
import { templateView } from './template-view.ts';

/** One template with its mapping, check and versions. @throws Problem not-found, not-allowed */
export const showTemplate = async (
  ctx: Ctx,
  { templateId }: ParsedInputOf<'GET /sheets/templates/:templateId'>,
): Promise<TemplateView> => templateView(ctx, await templateFor(ctx, templateId, 'sheets.fill'));
