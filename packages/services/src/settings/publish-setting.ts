import type { ParsedInputOf, ReplyOf } from '@linli/contracts/catalog';
import { type FieldProblem, invalid, Problem } from '@linli/contracts/problem';
import { keepVersion } from '../audit/keep-version.ts';
import { record } from '../audit/record.ts';
import type { Ctx } from '../context.ts';
import { publishLadder } from '../escalation/publish-ladder.ts';
import { loadArea } from '../reports/load-area.ts';
import { publishForm } from '../reports/publish-form.ts';
import { publishKind } from '../requests/publish-kind.ts';
import { saveCalendar } from '../requests/save-calendar.ts';
import { saveRules } from '../shifts/save-rules.ts';
import { saveTemplates } from '../shifts/save-templates.ts';

type Change = ParsedInputOf<'POST /settings/publish'>;

/**
 * Publishes a setting as the next version after the one that was looked at, by the verb of its slice; settings without a
 * slice of their own are kept here. What was wrong is named below `/value`.
 * @throws Problem not-allowed, not-found, invalid-input; lost-race after another version
 */
export async function publishSetting(ctx: Ctx, change: Change): Promise<ReplyOf<'POST /settings/publish'>> {
  try {
    await publish(ctx, change);
  } catch (error) {
    if (!(error instanceof Problem) || error.code !== 'invalid-input') throw error;
    throw new Problem('invalid-input', { fields: error.fields.map(belowValue) });
  }
  return { done: true };
}

const belowValue = (field: FieldProblem): FieldProblem => ({
  ...field,
  pointer: field.pointer.replace(/^\/(definition|rules)(?=\/)|^(?=\/(items|days)\/)/, '/value'),
});

async function publish(ctx: Ctx, change: Change): Promise<unknown> {
  const { areaId, key, reason, base } = change;
  switch (change.setting) {
    case 'kind':
      return publishKind(ctx, { areaId, key: named(key), definition: change.value, reason, base });
    case 'form':
      return publishForm(ctx, { key: named(key), definition: change.value, reason, base });
    case 'ladder':
      return publishLadder(ctx, { areaId, key: named(key), definition: change.value, reason, base });
    case 'shift-rules':
      return saveRules(ctx, { areaId, rules: change.value, reason, base });
    case 'shift-times':
      return saveTemplates(ctx, { areaId, items: change.value?.items ?? [], reason, base });
    case 'calendar':
      return saveCalendar(ctx, { year: yearOf(key), days: change.value.days, reason, base });
    case 'report-times':
    case 'household-codes':
      return keep(ctx, change);
  }
}

function named(key: string): string {
  if (!/^[a-z][a-z0-9-]{2,40}$/.test(key)) throw invalid('/key', 'wrong-format');
  return key;
}

function yearOf(key: string): number {
  if (!/^20[2-9]\d$/.test(key)) throw invalid('/key', 'wrong-format');
  return Number(key);
}

async function keep(
  ctx: Ctx,
  { setting, areaId, value, reason, base }: Extract<Change, { setting: 'report-times' | 'household-codes' }>,
): Promise<void> {
  const now = ctx.clock.now();
  const area = await loadArea(ctx, 'settings.change', areaId);
  if (value !== null && 'remindAtPercent' in value && value.remindAtPercent > value.askProxyAtPercent)
    throw invalid('/value/askProxyAtPercent', 'too-small', { least: value.remindAtPercent });
  if (value !== null && 'callAfterMinutes' in value && value.callAfterMinutes > value.visitAfterMinutes)
    throw invalid('/value/visitAfterMinutes', 'too-small', { least: value.callAfterMinutes });
  const version = await keepVersion(ctx, now, { setting, areaId, value, reason, base });
  await record(ctx, now, {
    action: 'settings.save',
    subjectKind: 'setting',
    subjectId: areaId,
    areaPath: area.path,
    reason,
    facts: { setting, version, own: value !== null },
  });
}
