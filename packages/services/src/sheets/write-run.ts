import type { PeriodInput } from '@linli/contracts/sheets/endpoints';
import { sheetRuns } from '@linli/db/sheets/tables';
import { periodSpan } from '@linli/domain/sheets/period-span';
import { enqueue } from '@linli/jobs/outbox';
import { record } from '../audit/record.ts';
import type { Ctx } from '../context.ts';
import type { LoadedTemplate } from './load-template.ts';
import { neededRights } from './needed-rights.ts';

export interface Asked {
  readonly template: LoadedTemplate;
  readonly area: { readonly id: string; readonly path: string };
  readonly accountId: string;
  readonly period: PeriodInput;
  readonly inFull: boolean;
  readonly reason: string | null;
  readonly schedule: { readonly id: string; readonly dueAt: Date } | null;
}

/**
 * Writes down that a form is to be filled, by which version and mapping; a job fills it. Who, where and why stand in the audit
 * before there is any file. @returns its id; null when this occurrence of a schedule is there already
 */
export async function writeRun(ctx: Ctx, now: Date, asked: Asked): Promise<string | null> {
  const { template, area, period, inFull, reason, schedule } = asked;
  const { fromDay, untilDay } = periodSpan(period.kind, period.day);
  const [written] = await ctx.db
    .insert(sheetRuns)
    .values({
      id: ctx.ids.next(),
      templateId: template.id,
      versionId: template.version.id,
      mappingNumber: template.mappingNumber,
      areaId: area.id,
      accountId: asked.accountId,
      scheduleId: schedule?.id ?? null,
      dueAt: schedule?.dueAt ?? null,
      period: period.kind,
      fromDay,
      untilDay,
      inFull,
      reason,
      rights: neededRights(template.mapping, inFull),
      state: 'waiting',
      findings: [],
      askedAt: now,
    })
    .onConflictDoNothing()
    .returning({ id: sheetRuns.id });
  if (!written) return null;
  await record(ctx, now, {
    action: 'sheets.fill',
    subjectKind: 'sheet-run',
    subjectId: written.id,
    areaPath: area.path,
    reason,
    facts: {
      template: template.id,
      version: template.version.number,
      mapping: template.mappingNumber,
      from: fromDay,
      until: untilDay,
      inFull,
      schedule: schedule?.id ?? null,
    },
  });
  await enqueue(ctx, 'sheets.make-run', { runId: written.id });
  return written.id;
}
