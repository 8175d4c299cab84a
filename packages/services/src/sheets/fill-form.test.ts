import { auditEntries } from '@linli/db/audit/tables';
import { appointments } from '@linli/db/people/tables';
import { sheetRuns } from '@linli/db/sheets/tables';
import { askFor, village } from '@linli/test/support/requests';
import type { AccountCaller } from '@linli/test/support/stage';
import { smallForm, uploadOf } from '@linli/test/support/templates';
import { stageWorker } from '@linli/test/support/worker';
import { and, eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { openWorkbook } from '../people/register-workbook/open-workbook.ts';
import { deleteExpiredRuns } from './delete-expired-runs.ts';
import { downloadRun } from './download-run.ts';
import { fillForm } from './fill-form.ts';
import { listRuns } from './list-runs.ts';
import { makeRun } from './make-run.ts';
import { previewForm } from './preview-form.ts';
import { saveMapping } from './save-mapping.ts';
import { showRun } from './show-run.ts';
import { uploadTemplate } from './upload-template.ts';

/** Monday, 16 November 2026, 09:00; sessions outlive what is filled. */
const v = await village({ settings: { staffSessionMinutes: 60 * 24 * 60 } });
const { on, area, secretary, gridLeader, besideLeader, buildingHead, inspector, dutyOfficer } = v;
const worker = stageWorker(on);
const today = { kind: 'day', day: '2026-11-16' } as const;
const REASON = '送区里核对';

const home = await v.home({ members: [{ name: '赵爱国', phone: '19999000088' }, {}] });
await askFor(on, home, { kind: 'home-repair' });
await askFor(on, home, { kind: 'counselling' });

const uploaded = async (who: AccountCaller = secretary, file = smallForm()) => {
  const form = await file;
  return who.do(
    (ctx, input: Parameters<typeof uploadTemplate>[1]) => uploadTemplate(ctx, input, uploadOf(form)),
    {
      areaId: area.community.id,
      fileName: '求助台账.xlsx',
    },
  );
};
const template = await uploaded();

const ask = async (
  who: AccountCaller,
  more: Partial<Parameters<typeof fillForm>[1]> = {},
  work: () => Promise<unknown> = () => worker.runUntilIdle(),
) => {
  const run = await who.do(fillForm, {
    templateId: template.templateId,
    areaId: area.community.id,
    period: today,
    inFull: false,
    reason: null,
    ...more,
  });
  await work();
  return who.do(showRun, run);
};
async function rowsOf(who: AccountCaller, run: { runId: string }) {
  const file = await who.do(downloadRun, run);
  const rows = [];
  for await (const { cells } of (await openWorkbook(file.content, file.name)).rows(0)) rows.push(cells);
  return rows;
}

describe('does', () => {
  it('fills names and doors masked, discreet kinds not at all, and says by what it was filled', async () => {
    const run = await ask(secretary);
    expect(run).toMatchObject({
      state: 'ready',
      version: 1,
      mappingNumber: 1,
      rows: 2,
      inFull: false,
      factsAt: on.clock.now().toISOString(),
      mayDownload: true,
    });
    const rows = await rowsOf(secretary, run);
    expect(rows[0]?.[0]).toBe(`${area.community.name}台账`);
    expect(rows[1]).toEqual(['新增求助', 2]);
    expect(rows.slice(3, 5)).toEqual([
      [expect.any(Number), '水电气暖维修', '赵**', area.building.name],
      [expect.any(Number), '求助'],
    ]);
    const [kept] = await on.db.select().from(sheetRuns).where(eq(sheetRuns.id, run.runId));
    expect(kept?.values).toEqual({ area: area.community.name, 'requests-received': '2' });
    expect(JSON.stringify(kept)).not.toContain('赵');
  });

  it('fills in full with a reason, for who asked alone, and it stands in the audit', async () => {
    const run = await ask(secretary, { inFull: true, reason: REASON });
    const rows = await rowsOf(secretary, run);
    expect(rows[3]).toEqual([expect.any(Number), '水电气暖维修', '赵爱国', home.household.address]);
    expect(rows[4]).toEqual([expect.any(Number), '求助']);
    const audited = await on.db
      .select({ action: auditEntries.action, reason: auditEntries.reason })
      .from(auditEntries)
      .where(eq(auditEntries.subjectId, run.runId));
    expect(audited).toEqual([
      { action: 'sheets.fill', reason: REASON },
      { action: 'sheets.download', reason: REASON },
    ]);
    await expect(dutyOfficer.do(downloadRun, run)).rejects.toMatchObject({ code: 'not-allowed' });
    expect(Date.parse(run.expiresAt ?? '') - on.clock.now().getTime()).toBe(24 * 3_600_000);
  });

  it('shows others of the area what was filled masked; after seven days only that it was', async () => {
    const run = await ask(secretary);
    await expect(besideLeader.do(downloadRun, run)).rejects.toMatchObject({ code: 'not-found' });
    expect(await rowsOf(dutyOfficer, run)).toHaveLength(6);
    const before = on.clock.now();
    on.clock.advance(7 * 24 * 60);
    await expect(secretary.do(downloadRun, run)).rejects.toMatchObject({ code: 'not-found' });
    expect(await deleteExpiredRuns(await on.system().ctx())).toBeGreaterThan(0);
    const { items } = await secretary.do(listRuns, { limit: 30 });
    expect(items.find(({ runId }) => runId === run.runId)).toMatchObject({
      state: 'expired',
      mayDownload: false,
    });
    on.clock.set(before);
  });

  it('bounds rows by the area, whatever the template is of', async () => {
    const run = await ask(besideLeader, { areaId: area.beside.id });
    const rows = await rowsOf(besideLeader, run);
    expect(rows[1]).toEqual(['新增求助', 0]);
    expect(rows[3]).toEqual(['无']);
  });

  it('names in the preview each cell without a fact, a right or a value', async () => {
    const { mapping } = template;
    const preview = await buildingHead.do(previewForm, {
      templateId: template.templateId,
      mapping: {
        cells: { 填报地区: { fact: 'rate-solved' } },
        blocks: { 求助事项: { source: 'persons', only: null, columns: { A: { leave: true } } } },
      },
      areaId: area.building.id,
      period: today,
    });
    expect(preview.findings.map(({ code, sheet, address }) => [code, sheet, address])).toEqual([
      ['cell-not-mapped', '台账', 'B2'],
      ['column-not-mapped', '台账', 'B5'],
      ['column-not-mapped', '台账', 'C5'],
      ['column-not-mapped', '台账', 'D5'],
      ['no-right', '台账', 'A5:D5'],
      ['no-value', '台账', 'A1'],
    ]);
    expect(preview.blocks[0]?.rows).toEqual([]);
    const saved = await buildingHead.do(previewForm, {
      templateId: template.templateId,
      areaId: area.building.id,
      period: today,
    });
    expect(saved.blocks[0]?.rows[0]).toMatchObject({ B: '水电气暖维修', C: '赵**' });
    expect(mapping.blocks.求助事项?.source).toBe('requests');
  });
});

describe('refuses', () => {
  it('an area elsewhere, who fills no forms, and in full without the right or a reason', async () => {
    const input = { templateId: template.templateId, areaId: area.community.id, period: today };
    const masked = { ...input, inFull: false, reason: null };
    await expect(gridLeader.do(fillForm, masked)).rejects.toMatchObject({ code: 'not-found' });
    await expect(inspector.do(fillForm, masked)).rejects.toMatchObject({ code: 'not-allowed' });
    await expect(home.resident.do(fillForm, masked)).rejects.toMatchObject({ code: 'not-allowed' });
    await expect(
      buildingHead.do(fillForm, { ...masked, areaId: area.building.id, inFull: true, reason: REASON }),
    ).rejects.toMatchObject({ code: 'not-allowed' });
    await expect(secretary.do(fillForm, { ...masked, inFull: true })).rejects.toMatchObject({
      fields: [{ pointer: '/reason' }],
    });
  });

  it('to fill while a cell has no fact', async () => {
    const own = await uploaded();
    await secretary.do(saveMapping, {
      templateId: own.templateId,
      version: 1,
      mappingNumber: 1,
      mapping: { ...own.mapping, cells: {} },
    });
    await expect(ask(secretary, { templateId: own.templateId })).rejects.toMatchObject({
      code: 'rule-refused',
      detail: { zh: expect.stringContaining('没对应好') },
    });
  });

  it('what its asker may no longer see by the time it is filled', async () => {
    const leaver = await on.as({ role: 'grid-leader', area: area.grid });
    const run = await ask(leaver, { areaId: area.grid.id }, async () => {
      await on.db
        .update(appointments)
        .set({ untilAt: on.clock.now() })
        .where(and(eq(appointments.accountId, leaver.accountId), eq(appointments.areaId, area.grid.id)));
      await worker.runUntilIdle();
      await on.db
        .update(appointments)
        .set({ untilAt: null })
        .where(eq(appointments.accountId, leaver.accountId));
    });
    expect(run).toMatchObject({ state: 'failed', failure: 'not-allowed', mayDownload: false });
  });
});

describe('races and repeats', () => {
  it('a second try of the job finds it filled; one that is cut off begins anew', async () => {
    const run = await ask(secretary);
    const job = await on.system().ctx();
    const quiet = { signal: new AbortController().signal, isLastTry: false };
    await makeRun(job, run, quiet);
    const [before] = await on.db.select().from(sheetRuns).where(eq(sheetRuns.id, run.runId));
    const cut = await ask(secretary, {}, async () => undefined);
    expect(cut.state).toBe('waiting');
    const gone = new AbortController();
    gone.abort();
    await expect(makeRun(job, cut, { signal: gone.signal, isLastTry: true })).rejects.toThrow();
    expect((await secretary.do(showRun, cut)).state).toBe('running');
    await makeRun(job, cut, quiet);
    expect((await secretary.do(showRun, cut)).state).toBe('ready');
    const [after] = await on.db.select().from(sheetRuns).where(eq(sheetRuns.id, run.runId));
    expect(after?.fileHash).toEqual(before?.fileHash);
    await worker.runUntilIdle();
  });
});
