import { buffer } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { openWorkbook } from './open-workbook.ts';
import { columnLetters, neutralised, writeCsv, writeXlsx } from './write-workbook.ts';

test('what is written as xlsx reads back, dates, merges and several sheets included', async () => {
  const file = await buffer(
    writeXlsx([
      {
        name: '凤凰城',
        rows: [['标题'], ['张<三>&', 15_400_000_000, { serial: 21_246 }, true, null]],
        merges: () => ['A1:B1'],
      },
      { name: '香颂/公寓', rows: [['第二']] },
    ]),
  );
  const workbook = await openWorkbook(file, 'x.xlsx');
  const cells = [];
  for (const sheet of [0, 1]) for await (const row of workbook.rows(sheet)) cells.push(row.cells);
  expect(workbook.sheets).toEqual(['凤凰城', '香颂 公寓']);
  expect(cells).toEqual([['标题', '标题'], ['张<三>&', 15_400_000_000, '1958-03-02', true], ['第二']]);
});

test('the same rows give the same bytes', async () => {
  const write = () => buffer(writeXlsx([{ name: 'a', rows: [['张三', 1]] }]));
  expect((await write()).equals(await write())).toBe(true);
});

test('a failing source of rows fails the file instead of cutting it short', async () => {
  async function* rows() {
    yield ['a'];
    throw new Error('database went away');
  }
  await expect(buffer(writeXlsx([{ name: 'a', rows: rows() }]))).rejects.toThrow('database went away');
});

test.each(['=1+1', '+86', '-1', '@SUM(A1)', '\t=1', '\r=1', ' =1', '＝cmd'])(
  '%j is text for a spreadsheet, never a formula',
  async (text) => {
    expect(neutralised(text)).toBe(`'${text}`);
    let csv = '';
    for await (const piece of writeCsv([[text, '张"三', null]])) csv += piece;
    expect(csv).toBe(`\ufeff"'${text}","张""三",""\r\n`);
  },
);

test.each(['张三', '1-2-301', 'a=b', ''])('%j is left alone', (text) => expect(neutralised(text)).toBe(text));

test.each([
  [1, 'A'],
  [26, 'Z'],
  [27, 'AA'],
  [52, 'AZ'],
  [703, 'AAA'],
])('column %i is %s', (number, letters) => expect(columnLetters(number)).toBe(letters));
