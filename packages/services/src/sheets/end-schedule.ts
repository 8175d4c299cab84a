import type { ParsedInputOf } from '@linli/contracts/catalog';
import { Problem } from '@linli/contracts/problem';
import { sheetSchedules } from '@linli/db/sheets/tables';
import { isWithin } from '@linli/domain/identity/rights';
import { and, eq, isNull } from 'drizzle-orm';
import { record } from '../audit/record.ts';
import { reach, signedIn } from '../authorise.ts';
import type { Ctx } from '../context.ts';
import { mayEnd, selectSchedules } from './schedule-view.ts';

/** Stops filling a form by itself. @throws Problem not-found, not-allowed */
export async function endSchedule(
  ctx: Ctx,
  { scheduleId }: ParsedInputOf<'POST /sheets/end-schedule'>,
): Promise<{ done: true }> {
  const now = ctx.clock.now();
  const actor = signedIn(ctx);
  const paths = reach(ctx, 'sheets.fill');
  const [found] = await selectSchedules(ctx).where(
    and(eq(sheetSchedules.id, scheduleId), isNull(sheetSchedules.endedAt)),
  );
  if (!found || !paths.some((path) => isWithin(found.area.path, path))) throw new Problem('not-found');
  if (!mayEnd(actor, found)) throw new Problem('not-allowed');
  await ctx.db.update(sheetSchedules).set({ endedAt: now }).where(eq(sheetSchedules.id, scheduleId));
  await record(ctx, now, {
    action: 'sheets.end-schedule',
    subjectKind: 'sheet-schedule',
    subjectId: scheduleId,
    areaPath: found.area.path,
  });
  return { done: true };
}
