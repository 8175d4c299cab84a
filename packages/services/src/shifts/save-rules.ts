import type { ParsedInputOf, ReplyOf } from '@linli/contracts/catalog';
import { Problem } from '@linli/contracts/problem';
import { shiftRules } from '@linli/db/shifts/tables';
import { checkRules } from '@linli/domain/shifts/demand/check-rules';
import { enqueue } from '@linli/jobs/outbox';
import { eq } from 'drizzle-orm';
import { keepVersion } from '../audit/keep-version.ts';
import { record } from '../audit/record.ts';
import { signedIn } from '../authorise.ts';
import type { Ctx } from '../context.ts';
import { loadArea } from '../reports/load-area.ts';
import { loadRules } from './load-rules.ts';

/**
 * Sets the limits of an area, or gives those of the area above force again. Places that are held stay held; night minutes and
 * clocks of shifts to come follow by a job.
 * @throws Problem not-found, not-allowed; invalid-input for limits that contradict each other; lost-race after another version
 */
export async function saveRules(
  ctx: Ctx,
  { areaId, rules, reason, base }: ParsedInputOf<'POST /shifts/save-rules'>,
): Promise<ReplyOf<'POST /shifts/save-rules'>> {
  const now = ctx.clock.now();
  const area = await loadArea(ctx, 'shifts.set-up', areaId);
  if (rules) {
    const fields = checkRules(rules);
    if (fields.length > 0)
      throw new Problem('invalid-input', {
        fields: fields.map((field) => ({ ...field, pointer: `/rules${field.pointer}` })),
      });
  }
  await keepVersion(ctx, now, { setting: 'shift-rules', areaId, value: rules, reason, base });
  const before = (await loadRules(ctx, area.path)).rules;
  if (rules) {
    const set = { rules, setBy: signedIn(ctx).accountId, setAt: now };
    await ctx.db
      .insert(shiftRules)
      .values({ areaId, ...set })
      .onConflictDoUpdate({ target: shiftRules.areaId, set });
  } else await ctx.db.delete(shiftRules).where(eq(shiftRules.areaId, areaId));
  const after = (await loadRules(ctx, area.path)).rules;
  const names = Object.keys(after) as (keyof typeof after)[];
  await record(ctx, now, {
    action: 'shifts.save-rules',
    subjectKind: 'area',
    subjectId: areaId,
    areaPath: area.path,
    reason,
    facts: {
      own: rules !== null,
      changed: names.filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name])),
    },
  });
  await enqueue(ctx, 'shifts.apply-rules', { areaId }, { dedupeKey: areaId });
  return { done: true };
}
