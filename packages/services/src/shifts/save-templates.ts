import type { ParsedInputOf, ReplyOf } from '@linli/contracts/catalog';
import { invalid } from '@linli/contracts/problem';
import { shiftTemplates } from '@linli/db/shifts/tables';
import { eq } from 'drizzle-orm';
import { keepVersion } from '../audit/keep-version.ts';
import { record } from '../audit/record.ts';
import { signedIn } from '../authorise.ts';
import type { Ctx } from '../context.ts';
import { loadArea } from '../reports/load-area.ts';

/**
 * Sets the times of shifts an area chooses from; none: those from above again. Patterns that were made keep their times.
 * @throws Problem not-found, not-allowed; invalid-input for a name given twice; lost-race after another version
 */
export async function saveTemplates(
  ctx: Ctx,
  { areaId, items, reason, base }: ParsedInputOf<'POST /shifts/save-templates'>,
): Promise<ReplyOf<'POST /shifts/save-templates'>> {
  const now = ctx.clock.now();
  const area = await loadArea(ctx, 'shifts.set-up', areaId);
  items.forEach(({ name }, i) => {
    if (items.findIndex((other) => other.name === name) < i) throw invalid(`/items/${i}/name`, 'not-unique');
  });
  const value = items.length === 0 ? null : { items };
  await keepVersion(ctx, now, { setting: 'shift-times', areaId, value, reason, base });
  const set = { items, setBy: signedIn(ctx).accountId, setAt: now };
  if (items.length === 0) await ctx.db.delete(shiftTemplates).where(eq(shiftTemplates.areaId, areaId));
  else
    await ctx.db
      .insert(shiftTemplates)
      .values({ areaId, ...set })
      .onConflictDoUpdate({ target: shiftTemplates.areaId, set });
  await record(ctx, now, {
    action: 'shifts.save-templates',
    subjectKind: 'area',
    subjectId: areaId,
    areaPath: area.path,
    reason: reason ?? null,
    facts: { items: items.length },
  });
  return { done: true };
}
