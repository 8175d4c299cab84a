import { templateFile, textCell } from '@linli/test/support/templates';
import { describe, expect, it } from 'vitest';
import { openArchive } from '../../people/register-workbook/zip-archive.ts';
import type { FactValue } from './fact-value.ts';
import { fillTemplate } from './fill-template.ts';
import { openTemplate } from './open-template.ts';
import type { SheetPlan } from './rewrite-sheet.ts';
import { spoolRows } from './row-spool.ts';
import { templateLimits } from './template-refused.ts';

const zone = 'Asia/Shanghai';
/** Styles 1 to 3: a date with its time, per cent, a day. */
const styles =
  '<numFmts><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd\\ hh:mm"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="9"/><xf numFmtId="14"/></cellXfs>';

async function* each<T>(items: readonly T[]) {
  yield* items;
}

/** Fills the sheet `S` and gives back its XML and that of the workbook. */
async function filled(
  sheet: string,
  plan: { cells?: [row: number, column: number, FactValue][]; blocks?: [row: number, FactValue[][]][] },
  names: Record<string, string> = {},
  others: Record<string, string> = {},
) {
  const cells = new Map<number, Map<number, FactValue>>();
  for (const [row, column, value] of plan.cells ?? [])
    cells.set(row, new Map([...(cells.get(row) ?? []), [column, value]]));
  const blocks = await Promise.all(
    (plan.blocks ?? []).map(async ([row, rows]) => {
      const spooled = await spoolRows(
        each(rows.map((values) => Object.fromEntries(values.map((value, i) => [`c${i + 1}`, value])))),
        () => undefined,
      );
      const columns = new Map((rows[0] ?? [null]).map((_, i) => [i + 1, `c${i + 1}`]));
      return { row, columns, count: spooled.count, rows: () => spooled.rows(), whenEmpty: { c1: '无' } };
    }),
  );
  const template = await openTemplate(await templateFile({ sheets: { S: sheet, ...others }, names, styles }));
  const plans = new Map<string, SheetPlan>([['S', { sheet: 'S', cells, blocks }]]);
  const archive = await openArchive(await fillTemplate(template, plans, zone), templateLimits);
  const text = async (part: string) => (await archive.bytes(part)).toString('utf8');
  return {
    xml: await text('xl/worksheets/sheet1.xml'),
    workbook: await text('xl/workbook.xml'),
    second: others ? await text('xl/worksheets/sheet2.xml').catch(() => '') : '',
  };
}

describe('a filled sheet', () => {
  it('holds each fact as what it is, in the style of its cell', async () => {
    const { xml } = await filled(
      '<sheetData><row r="1"><c r="A1" s="1"/><c r="B1" s="2"/><c r="C1" s="3"/><c r="D1" s="0" t="s"><v>7</v></c></row></sheetData>',
      {
        cells: [
          [1, 1, { at: '2026-11-16T01:30:00Z' }],
          [1, 2, { share: 0.985 }],
          [1, 3, { day: '2026-11-16' }],
          [1, 4, 12],
          [3, 2, { share: 0.985 }],
          [3, 3, { at: '2026-11-16T01:30:00Z' }],
          [3, 1, 'A < B & "C"'],
          [3, 4, null],
        ],
      },
    );
    expect(xml).toContain('<c r="A1" s="1"><v>46342.395833333336</v></c>');
    expect(xml).toContain(
      '<c r="B1" s="2"><v>0.985</v></c><c r="C1" s="3"><v>46342</v></c><c r="D1" s="0"><v>12</v></c>',
    );
    // A row the template does not write out, in order of its columns.
    expect(xml).toMatch(
      /<row r="3"><c r="A3" t="inlineStr"><is><t xml:space="preserve">A &lt; B &amp; &quot;C&quot;<\/t><\/is><\/c><c r="B3"><v>98.5<\/v><\/c><c r="C3" t="inlineStr"><is><t xml:space="preserve">2026-11-16 09:30<\/t><\/is><\/c><c r="D3"\/><\/row>/,
    );
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '＝1', '\t=1', '  =cmd'])(
    'keeps %j a text, whatever reads it',
    async (text) => {
      const { xml } = await filled('<sheetData/>', { cells: [[1, 1, text]] });
      expect(xml).toContain('t="inlineStr"');
      expect(xml).toContain(`>'${text}<`);
      expect(xml).not.toContain('<f>');
    },
  );

  it('repeats a row with its height, style, merged cells and own formulas, and moves what stands below', async () => {
    const { xml, workbook, second } = await filled(
      `<dimension ref="A1:D9"/><sheetData><row r="2"><c r="A2"><f>SUM(A4:A4)</f><v>3</v></c></row><row r="4" ht="33" customHeight="1" spans="1:4"><c r="A4" s="2"/><c r="B4" s="1"/><c r="C4"/><c r="D4"><f>A4/$A$6+A$4</f><v>1</v></c></row><row r="6"><c r="A6"><f>SUM(A4:A4)</f></c><c r="B6"><f t="shared" ref="B6:B7" si="0">A6*2</f></c></row><row r="7"><c r="B7"><f t="shared" si="0"/></c></row></sheetData><mergeCells count="2"><mergeCell ref="B4:C4"/><mergeCell ref="A8:B9"/></mergeCells><conditionalFormatting sqref="A4 D4"><cfRule type="expression"><formula>A4&gt;$A$6</formula></cfRule></conditionalFormatting><dataValidations count="1"><dataValidation sqref="C4:C9"><formula1>$A$6:$A$7</formula1></dataValidation></dataValidations><rowBreaks><brk id="7" max="9"/></rowBreaks>`,
      {
        blocks: [
          [
            4,
            [
              [1, 'x'],
              [2, 'y'],
              [3, 'z'],
            ],
          ],
        ],
      },
      { 合计: 'S!$A$6', 明细: 'S!$A$4:$D$4', 别处: "'T'!$A$9" },
      { T: '<sheetData><row r="1"><c r="A1"><f>S!A6+SUM(S!A4:A4)+A9</f></c></row></sheetData>' },
    );
    expect(xml).not.toContain('<dimension');
    expect(xml).toContain('<c r="A2"><f>SUM(A4:A6)</f></c>');
    for (const [row, value] of [
      [4, 1],
      [5, 2],
      [6, 3],
    ] as const)
      expect(xml).toContain(
        `<row r="${row}" ht="33" customHeight="1"><c r="A${row}" s="2"><v>${value}</v></c><c r="B${row}" s="1" t="inlineStr">`,
      );
    expect(xml).toContain('<c r="D6"><f>A6/$A$8+A$4</f></c>');
    expect(xml).toContain('<row r="8"><c r="A8"><f>SUM(A4:A6)</f></c><c r="B8"><f>A8*2</f></c></row>');
    expect(xml).toContain('<c r="B9"><f>A9*2</f></c>');
    expect([...xml.matchAll(/<mergeCell ref="([^"]+)"/g)].map(([, ref]) => ref)).toEqual([
      'B4:C4',
      'B5:C5',
      'B6:C6',
      'A10:B11',
    ]);
    expect(xml).toContain('sqref="A4:A6 D4:D6"');
    expect(xml).toContain('<formula>A4&gt;$A$8</formula>');
    expect(xml).toContain('sqref="C4:C11"');
    expect(xml).toContain('<formula1>$A$8:$A$9</formula1>');
    expect(xml).toContain('<brk id="9"');
    expect(workbook).toContain('>S!$A$8</definedName>');
    expect(workbook).toContain('>S!$A$4:$D$6</definedName>');
    expect(workbook).toContain(">'T'!$A$9</definedName>");
    expect(workbook).toMatch(/<calcPr[^>]*fullCalcOnLoad="1"/);
    expect(second).toContain('<f>S!A8+SUM(S!A4:A6)+A9</f>');
  });

  it('grows by each of several blocks, and keeps one empty row where there is nothing', async () => {
    const { xml } = await filled(
      `<sheetData><row r="2"><c r="A2"/></row><row r="3">${textCell('A3', '合计')}<c r="B3"><f>SUM(A2:A2)</f></c></row><row r="5"><c r="A5"/></row><row r="6"><c r="A6"><f>SUM(A5:A5)+B3</f></c></row></sheetData>`,
      {
        blocks: [
          [2, [[1], [2]]],
          [5, []],
        ],
      },
    );
    expect(xml).toContain('<c r="B4"><f>SUM(A2:A3)</f></c>');
    expect(xml).toMatch(/<row r="6"><c r="A6" t="inlineStr"><is><t xml:space="preserve">无</);
    expect(xml).toContain('<c r="A7"><f>SUM(A6:A6)+B4</f></c>');
  });

  it('does not hold its rows in memory as they are', async () => {
    async function* many() {
      for (let i = 0; i < 50_000; i++) yield { c1: i, c2: `王小明 ${i % 100}`, c3: '3栋2单元301' };
    }
    let last = 0;
    const spooled = await spoolRows(many(), (count) => {
      last = count;
    });
    expect([spooled.count, last]).toEqual([50_000, 50_000]);
    let seen = 0;
    for await (const row of spooled.rows()) if (row.c1 === seen) seen++;
    expect(seen).toBe(50_000);
  });
});
