import type { ParsedInputOf } from '@linli/contracts/catalog';
import { sheetSchedules, sheetTemplates } from '@linli/db/sheets/tables';
import { and, eq, isNull } from 'drizzle-orm';
import { record } from '../audit/record.ts';
import type { Ctx } from '../context.ts';
import { templateToChange } from './load-template.ts';

/** Takes a template out of use. What was filled stays to be downloaded until its days are over. @throws Problem not-found, not-allowed */
export async function closeTemplate(
  ctx: Ctx,
  { templateId }: ParsedInputOf<'POST /sheets/close-template'>,
): Promise<{ done: true }> {
  const now = ctx.clock.now();
  const { area } = await templateToChange(ctx, templateId);
  await ctx.db.update(sheetTemplates).set({ closedAt: now }).where(eq(sheetTemplates.id, templateId));
  await ctx.db
    .update(sheetSchedules)
    .set({ endedAt: now })
    .where(and(eq(sheetSchedules.templateId, templateId), isNull(sheetSchedules.endedAt)));
  await record(ctx, now, {
    action: 'sheets.close-template',
    subjectKind: 'sheet-template',
    subjectId: templateId,
    areaPath: area.path,
  });
  return { done: true };
}
