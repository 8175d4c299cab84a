import { auditFactOf } from '@linli/contracts/audit/fact-labels';
import { auditActions, auditSubjects } from '@linli/contracts/audit/labels';
import type { ParsedInputOf } from '@linli/contracts/catalog';
import { labelIn } from '@linli/contracts/label-in';
import { type LocalText, Problem } from '@linli/contracts/problem';
import { dayOf, timeOf } from '@linli/domain/civil-time';
import { signedIn } from '../authorise.ts';
import type { Ctx } from '../context.ts';
import { areaWithin } from '../people/area-view.ts';
import { writeCsv } from '../people/register-workbook/write-workbook.ts';
import { auditReach } from './audit-reach.ts';
import { findEntries } from './find-entries.ts';
import { record } from './record.ts';

export interface AuditFile {
  readonly file: true;
  readonly type: string;
  readonly name: string;
  readonly content: Buffer;
}

const most = 20_000;
const tooMany = {
  zh: `超过 ${most} 条，请缩短时间或加上条件`,
  en: `More than ${most} entries; choose fewer days or add a filter`,
};

const words = {
  title: { zh: '操作记录', en: 'Audit' },
  at: { zh: '时间', en: 'When' },
  by: { zh: '谁', en: 'Who' },
  action: { zh: '做了什么', en: 'What' },
  about: { zh: '对象', en: 'Subject' },
  named: { zh: '名称', en: 'Name' },
  area: { zh: '区域', en: 'Area' },
  reason: { zh: '原因', en: 'Reason' },
  facts: { zh: '细节', en: 'Details' },
  clock: { zh: '系统自动', en: 'The clock' },
} as const satisfies Record<string, LocalText>;

/**
 * Entries of the audit as a CSV in the language of who asked; no cell is taken for a formula. Why it was taken out stands
 * in the audit.
 * @throws Problem not-allowed, not-found, invalid-input; rule-refused for more than 20,000 entries
 */
export async function exportEntries(
  ctx: Ctx,
  { reason, ...chosen }: ParsedInputOf<'POST /audit/export'>,
): Promise<AuditFile> {
  const now = ctx.clock.now();
  const paths = await auditReach(ctx, 'audit.export', chosen.areaId);
  const { language } = signedIn(ctx);
  const say = (text: LocalText) => labelIn(text, language);
  const entries = await findEntries(ctx, paths, chosen, { before: null, limit: most + 1 });
  if (entries.length > most) throw new Problem('rule-refused', { detail: tooMany });
  const { zone } = ctx.settings;
  const labelOf = (labels: Readonly<Record<string, LocalText>>, name: string) =>
    labels[name] ? say(labels[name]) : name;
  const rows = [
    [words.at, words.by, words.action, words.about, words.named, words.area, words.reason, words.facts].map(
      say,
    ),
    ...entries.map((entry) => [
      `${dayOf(new Date(entry.at), zone)} ${timeOf(new Date(entry.at), zone)}`,
      entry.by?.name ?? say(words.clock),
      labelOf(auditActions, entry.action),
      labelOf(auditSubjects, entry.subjectKind),
      entry.subject ?? entry.subjectId ?? '',
      entry.areaName ?? '',
      entry.reason ?? '',
      Object.entries(entry.facts)
        .map(([name, fact]) => `${labelIn(auditFactOf(name) ?? { zh: name, en: name }, language)}: ${fact}`)
        .join('; '),
    ]),
  ];
  const pieces: string[] = [];
  for await (const piece of writeCsv(rows)) pieces.push(piece);
  const area = chosen.areaId === undefined ? null : await areaWithin(ctx, chosen.areaId, paths);
  await record(ctx, now, {
    action: 'audit.export',
    subjectKind: 'audit',
    subjectId: null,
    areaPath: paths[0] ?? null,
    reason,
    facts: { entries: entries.length },
  });
  return {
    file: true,
    type: 'text/csv; charset=utf-8',
    name: `${[say(words.title), area?.name, dayOf(now, zone)].filter(Boolean).join(' ')}.csv`,
    content: Buffer.from(pieces.join('')),
  };
}
