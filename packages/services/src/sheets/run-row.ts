import type { RunView, SheetFinding } from '@linli/contracts/sheets/endpoints';
import type { RunFailure, RunState, SheetPeriod } from '@linli/contracts/sheets/labels';
import { accounts } from '@linli/db/identity/tables';
import { areas } from '@linli/db/people/tables';
import { sheetRuns, sheetTemplates, sheetVersions } from '@linli/db/sheets/tables';
import { may, type Right } from '@linli/domain/identity/rights';
import { eq, getTableColumns } from 'drizzle-orm';
import type { AccountActor, Ctx } from '../context.ts';
import { templateName } from './load-template.ts';

const { fileCipher: _file, values: _values, fileHash: _hash, ...run } = getTableColumns(sheetRuns);
const columns = {
  run,
  template: { name: sheetTemplates.name, shippedKey: sheetTemplates.shippedKey },
  version: sheetVersions.number,
  area: { id: areas.id, name: areas.name, path: areas.path },
  askedBy: accounts.displayName,
};

/** Filled forms with what names them; without their files. */
export const selectRuns = (ctx: Pick<Ctx, 'db'>) =>
  ctx.db
    .select(columns)
    .from(sheetRuns)
    .innerJoin(sheetTemplates, eq(sheetTemplates.id, sheetRuns.templateId))
    .innerJoin(sheetVersions, eq(sheetVersions.id, sheetRuns.versionId))
    .innerJoin(areas, eq(areas.id, sheetRuns.areaId))
    .innerJoin(accounts, eq(accounts.id, sheetRuns.accountId));

export type RunFound = Awaited<ReturnType<typeof selectRuns>>[number];

/** Whether somebody may have the file: who asked for it, and while it is masked whoever may see all its facts there. */
export const mayRead = (
  { accountId, posts }: Pick<AccountActor, 'accountId' | 'posts'>,
  {
    run: row,
    area,
  }: Pick<RunFound, 'area'> & { run: Pick<RunFound['run'], 'accountId' | 'inFull' | 'rights'> },
): boolean => {
  const sees = row.rights.every((right) => may(posts, right as Right, area.path));
  return row.accountId === accountId ? sees || !row.inFull : !row.inFull && sees;
};

/** A filled form as it crosses the wire; one whose days are over counts as expired at once. */
export function runView(actor: AccountActor, now: Date, found: RunFound): RunView {
  const { run: row, template, version, area, askedBy } = found;
  const over = row.state === 'ready' && row.expiresAt !== null && row.expiresAt <= now;
  const state: RunState = over ? 'expired' : (row.state as RunState);
  return {
    runId: row.id,
    templateId: row.templateId,
    templateName: templateName(template),
    version,
    mappingNumber: row.mappingNumber,
    area: { areaId: area.id, name: area.name },
    period: { kind: row.period as SheetPeriod, from: row.fromDay, until: row.untilDay },
    state,
    failure: row.failure as RunFailure | null,
    findings: row.findings as SheetFinding[],
    rows: row.rows,
    ofRows: row.ofRows,
    inFull: row.inFull,
    scheduled: row.scheduleId !== null,
    askedBy,
    askedAt: row.askedAt.toISOString(),
    factsAt: row.factsAt?.toISOString() ?? null,
    expiresAt: row.expiresAt?.toISOString() ?? null,
    mayDownload: state === 'ready' && mayRead(actor, found),
  };
}
