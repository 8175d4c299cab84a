import { buffer } from 'node:stream/consumers';
import type { ReplyOf } from '@linli/contracts/catalog';
import { openWorkbook } from '@linli/services/people/register-workbook/open-workbook';
import { writeXlsx } from '@linli/services/people/register-workbook/write-workbook';
import { describe, expect, it } from 'vitest';
import { openProduct } from '../support/product.ts';

type Import = ReplyOf<'GET /people/imports/:importId'>;
type Export = ReplyOf<'GET /people/exports/:exportId'>;

const product = await openProduct();
const { community } = await product.areas({ community: 'community' });
const secretary = await product.as({ role: 'secretary', area: community });

const ask = (path: string, init: RequestInit = {}) =>
  fetch(`${product.url}/api/people${path}`, {
    ...init,
    headers: { authorization: `Bearer ${secretary.token}`, ...init.headers },
  });
const get = async <T>(path: string) => (await (await ask(path)).json()) as T;
const post = async <T>(path: string, body: unknown) => {
  const answer = await ask(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  expect(answer.status, path).toBe(200);
  return (await answer.json()) as T;
};
const upload = (file: Buffer, fileName: string) =>
  ask(`/upload-register?${new URLSearchParams({ areaId: community.id, fileName })}`, {
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream' },
    body: new Uint8Array(file),
  });

/** Two sheets as two people keep them: one with merged cells, one with the whole address in a cell. */
const workbook = () =>
  buffer(
    writeXlsx([
      {
        name: '凤凰城',
        rows: [
          ['凤凰城居民登记表'],
          ['网格', '楼号', '单元', '房号', '姓名', '与户主关系', '联系电话', '出生日期'],
          ['第1网格', '３号楼', 2, 301, '张 三', '户主', 15_400_000_001, { serial: 21_246 }],
          [null, null, null, null, '李四', '妻', '1.5400000002E10', '1960.13.1'],
        ],
        merges: () => ['A1:H1', 'A3:A4', 'B3:B4', 'C3:C4', 'D3:D4'],
      },
      {
        name: '香颂居民信息表',
        rows: [
          ['住址', '户主', '手机', '特殊人群'],
          ['1-1-101', '王五', '15400000003', '独居/慢病'],
          ['1-1-102', '空置', null, null],
        ],
      },
    ]),
  );

describe('a register comes in and goes out', () => {
  let importId = '';

  it('an uploaded workbook is checked by the worker, with each problem by cell', async () => {
    const uploaded = (await (await upload(await workbook(), '花名册.xlsx')).json()) as Import;
    expect(uploaded.sheets.map(({ name, mapping }) => [name, mapping?.headerRow])).toEqual([
      ['凤凰城', 2],
      ['香颂居民信息表', 1],
    ]);
    importId = uploaded.importId;
    expect(await post<Import>('/check-import', { importId, mappings: [] })).toMatchObject({
      state: 'checking',
    });
    await product.worker.runUntilIdle();
    expect(await get<Import>(`/imports/${importId}`)).toMatchObject({
      state: 'checked',
      counts: { newHouseholds: 3, newPersons: 3, errors: 0 },
    });
    const { items } = await get<ReplyOf<'GET /people/imports/:importId/problems'>>(
      `/imports/${importId}/problems`,
    );
    expect(items.map((p) => [p.sheet, p.row, p.column, p.code])).toEqual([
      ['凤凰城', 4, 8, 'birth-date-impossible'],
      ['凤凰城', 3, 2, 'building-new'],
      ['香颂居民信息表', 2, 1, 'building-new'],
    ]);
  });

  it('let in, it is the register; the same file again changes nothing', async () => {
    await post('/run-import', { importId });
    await product.worker.runUntilIdle();
    expect(await get<Import>(`/imports/${importId}`)).toMatchObject({
      state: 'done',
      counts: { newPersons: 3 },
    });
    const again = (await (await upload(await workbook(), '花名册.xlsx')).json()) as Import;
    await post('/check-import', { importId: again.importId, mappings: [] });
    await product.worker.runUntilIdle();
    expect(await get<Import>(`/imports/${again.importId}`)).toMatchObject({
      counts: { newHouseholds: 0, newPersons: 0, changed: 0, unchanged: 3 },
    });
    expect((await get<ReplyOf<'GET /people/imports'>>('/imports')).items).toHaveLength(2);
  });

  it('goes out masked by a link that needs no session and holds ten minutes', async () => {
    const asked = await post<Export>('/export-register', { areaId: community.id, reason: '核对名单' });
    await product.worker.runUntilIdle();
    const { link, rows } = await get<Export>(`/exports/${asked.exportId}`);
    expect(rows).toBe(4);
    const file = await fetch(product.url + link);
    expect(file.headers.get('content-disposition')).toContain('.xlsx');
    const cells = [];
    for await (const row of (await openWorkbook(Buffer.from(await file.arrayBuffer()), 'x.xlsx')).rows(0))
      cells.push(row.cells);
    expect(cells.slice(1).map((row) => [row[2], row[6], row[10]])).toEqual([
      ['凤凰城 3栋2单元301', '张*', '154****0001'],
      ['凤凰城 3栋2单元301', '李*', '154****0002'],
      ['香颂 1栋1单元101', '王*', '154****0003'],
      ['香颂 1栋1单元102', undefined, undefined],
    ]);
    await product.worker.advance({ minutes: 11 });
    expect((await fetch(product.url + link)).status).toBe(404);
    expect(await get<Export>(`/exports/${asked.exportId}`)).toMatchObject({ state: 'expired', link: null });
  });

  it('what is no register is refused with the reason in the language of the reader', async () => {
    const refused = await upload(Buffer.from('d0cf11e0a1b11ae1', 'hex'), '旧.xls');
    expect(refused.status).toBe(415);
    expect(await refused.json()).toMatchObject({
      code: 'unsupported-type',
      detail: expect.stringContaining('.xlsx'),
    });
  });
});
