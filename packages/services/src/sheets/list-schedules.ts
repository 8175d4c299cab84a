import type { ParsedInputOf, ReplyOf } from '@linli/contracts/catalog';
import { areas } from '@linli/db/people/tables';
import { sheetSchedules } from '@linli/db/sheets/tables';
import { and, asc, eq, isNull } from 'drizzle-orm';
import { reach, signedIn } from '../authorise.ts';
import type { Ctx } from '../context.ts';
import { within } from '../within.ts';
import { scheduleView, selectSchedules } from './schedule-view.ts';

/** More than anybody sets for one form. */
const MOST = 100;

/** When a template is filled by itself in my areas, the next first. @throws Problem not-allowed */
export async function listSchedules(
  ctx: Ctx,
  { templateId }: ParsedInputOf<'GET /sheets/schedules'>,
): Promise<ReplyOf<'GET /sheets/schedules'>> {
  const actor = signedIn(ctx);
  const rows = await selectSchedules(ctx)
    .where(
      and(
        eq(sheetSchedules.templateId, templateId),
        isNull(sheetSchedules.endedAt),
        within(areas.path, reach(ctx, 'sheets.fill')),
      ),
    )
    .orderBy(asc(sheetSchedules.dueAt), asc(sheetSchedules.id))
    .limit(MOST);
  return { items: rows.map((row) => scheduleView(actor, row)) };
}
