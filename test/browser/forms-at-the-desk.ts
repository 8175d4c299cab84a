import { readFile } from 'node:fs/promises';
import { workbookType } from '@linli/contracts/endpoint';
import { openWorkbook } from '@linli/services/people/register-workbook/open-workbook';
import { fillForm } from '@linli/services/sheets/fill-form';
import { makeRun } from '@linli/services/sheets/make-run';
import { setSchedule } from '@linli/services/sheets/set-schedule';
import { shipTemplates } from '@linli/services/sheets/ship-templates';
import { uploadTemplate } from '@linli/services/sheets/upload-template';
import { expect } from 'vitest';
import type { openProduct } from '../support/product.ts';
import { templateFile, textCell, uploadOf } from '../support/templates.ts';
import type { morningAtTheDesk } from './morning-at-the-desk.ts';
import type { Phone } from './phone.ts';

type On = Awaited<ReturnType<typeof openProduct>>;
type Morning = Awaited<ReturnType<typeof morningAtTheDesk>>;

/** A form in English, so that what a test wrote is in no language of the page; `Remark` is like no fact. */
const gridForm = (remark: boolean) =>
  templateFile({
    sheets: {
      Grids: `<sheetData><row r="1">${textCell('A1', 'Report of {area}')}</row><row r="2">${textCell('A2', 'Requests received')}</row><row r="4">${['No.', 'Area', 'Expected', 'Reported'].map((text, i) => textCell(`${'ABCD'[i]}4`, text)).join('')}</row><row r="6">${textCell('A6', 'Total')}<c r="C6"><f>SUM(C5:C5)</f></c></row></sheetData>`,
    },
    names: {
      area: 'Grids!$A$1',
      requests_received: 'Grids!$B$2',
      areas: 'Grids!$A$5:$D$5',
      ...(remark ? { remark: 'Grids!$F$12' } : {}),
    },
  });

/** A template of the community with a filled form and a schedule, beside those that come with the product. */
export async function formsAtTheDesk(on: On, { secretary, area }: Morning): Promise<{ templateId: string }> {
  await shipTemplates(on.base);
  const file = await gridForm(false);
  const areaId = area.community.id;
  const { templateId } = await secretary.do(
    (ctx, input: Parameters<typeof uploadTemplate>[1]) => uploadTemplate(ctx, input, uploadOf(file)),
    { areaId, fileName: 'grids.xlsx' },
  );
  await secretary.do(fillForm, {
    templateId,
    areaId,
    period: { kind: 'day', day: '2026-11-16' },
    inFull: false,
    reason: null,
  });
  await secretary.do(setSchedule, {
    templateId,
    areaId,
    rhythm: 'daily',
    at: '18:00',
    weekday: null,
    period: 'day',
    before: false,
  });
  await fillWaiting(on);
  return { templateId };
}

/** On the page of forms: uploads one with a cell that is like no fact, maps it, fills it and reads what was downloaded. */
export async function fillTheForm(on: On, screen: Phone): Promise<void> {
  const { page } = screen;
  await page.locator('input[type=file]').setInputFiles({
    name: 'for the district.xlsx',
    mimeType: workbookType,
    buffer: await gridForm(true),
  });
  await page.waitForURL(/tab=mapping/);
  await screen.sees('有 1 处填不了');
  await screen.sees('Grids F12');
  await screen.tap('button', 'remark');
  await page.getByLabel('找数据').fill('超期求助');
  await screen.tap('button', '超期求助');
  await screen.sees('检查过了：每一格都有数据。');
  await screen.tap('button', '保存对应');
  await expect.poll(() => page.getByRole('button', { name: '保存对应' }).isDisabled()).toBe(true);
  await screen.tap('link', '填表');
  await screen.tap('button', '填这张表');
  await page.getByRole('row', { name: /对应 2/ }).waitFor();
  await fillWaiting(on);
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: /^下载 for the district/ }).click(),
  ]);
  expect(file.suggestedFilename()).toBe('for the district 凤凰社区 2026-11-16.xlsx');
  const workbook = await openWorkbook(await readFile(await file.path()), 'x.xlsx');
  const rows = [];
  for await (const { cells } of workbook.rows(0)) rows.push(cells);
  expect(rows[0]).toEqual(['Report of 凤凰社区']);
  expect(rows[1]).toEqual(['Requests received', expect.any(Number)]);
  expect(rows[3]).toEqual([1, '第一网格', expect.any(Number), 2]);
  expect(rows.at(-1)).toEqual([null, null, null, null, null, 0]);
}

/** Fills what was asked for, and leaves everything else alone that a worker would do now. */
async function fillWaiting(on: On): Promise<void> {
  const waiting = await on.sql<
    { runId: string }[]
  >`select id as "runId" from sheet_runs where state = 'waiting'`;
  const quiet = { signal: new AbortController().signal, isLastTry: true };
  for (const run of waiting) await makeRun(await on.system().ctx(), run, quiet);
}
