import { fillForm } from '@linli/services/sheets/fill-form';
import { makeRun } from '@linli/services/sheets/make-run';
import { setSchedule } from '@linli/services/sheets/set-schedule';
import { shipTemplates } from '@linli/services/sheets/ship-templates';
import { uploadTemplate } from '@linli/services/sheets/upload-template';
import type { openProduct } from '../support/product.ts';
import { templateFile, textCell, uploadOf } from '../support/templates.ts';
import type { morningAtTheDesk } from './morning-at-the-desk.ts';

type On = Awaited<ReturnType<typeof openProduct>>;
type Morning = Awaited<ReturnType<typeof morningAtTheDesk>>;

/** A form in English, so that what a test wrote is in no language of the page; `Remark` is like no fact. */
export const gridForm = (remark: boolean) =>
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

/** Fills what was asked for, and leaves everything else alone that a worker would do now. */
export async function fillWaiting(on: On): Promise<void> {
  const waiting = await on.sql<
    { runId: string }[]
  >`select id as "runId" from sheet_runs where state = 'waiting'`;
  const quiet = { signal: new AbortController().signal, isLastTry: true };
  for (const run of waiting) await makeRun(await on.system().ctx(), run, quiet);
}
