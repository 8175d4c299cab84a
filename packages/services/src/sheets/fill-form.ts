import type { ParsedInputOf } from '@linli/contracts/catalog';
import { invalid, Problem } from '@linli/contracts/problem';
import type { RunView } from '@linli/contracts/sheets/endpoints';
import { runFailures, sheetFindings } from '@linli/contracts/sheets/labels';
import { checkMapping } from '@linli/domain/sheets/check-mapping';
import { demand, signedIn } from '../authorise.ts';
import type { Ctx } from '../context.ts';
import { loadArea } from '../reports/load-area.ts';
import { catalogue } from './catalogue.ts';
import { templateFor } from './load-template.ts';
import { neededRights } from './needed-rights.ts';
import { showRun } from './show-run.ts';
import { writeRun } from './write-run.ts';

/**
 * Asks for a filled form. In full it takes the right to see the register in full, and a reason.
 * @throws Problem not-found, not-allowed; rule-refused while a cell has no fact; invalid-input without a reason
 */
export async function fillForm(ctx: Ctx, input: ParsedInputOf<'POST /sheets/fill'>): Promise<RunView> {
  const now = ctx.clock.now();
  const { accountId } = signedIn(ctx);
  const area = await loadArea(ctx, 'sheets.fill', input.areaId);
  const template = await templateFor(ctx, input.templateId, 'sheets.fill');
  if (input.inFull && input.reason === null) throw invalid('/reason', 'missing');
  const { layout } = template.version;
  if (checkMapping(layout, template.mapping, catalogue, sheetFindings).some(({ level }) => level === 'error'))
    throw new Problem('rule-refused', { detail: runFailures['not-mapped'] });
  for (const right of neededRights(template.mapping, input.inFull)) demand(ctx, right, area.path);
  const runId = await writeRun(ctx, now, {
    template,
    area,
    accountId,
    period: input.period,
    inFull: input.inFull,
    reason: input.reason,
    schedule: null,
  });
  if (runId === null) throw new Error('run not written');
  return showRun(ctx, { runId });
}
