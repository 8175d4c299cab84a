import { buffer } from 'node:stream/consumers';
import { describe, expect, test } from 'vitest';
import { ZipFile } from 'yazl';
import { openWorkbook, type SheetRow } from './open-workbook.ts';
import { WorkbookRefused, workbookLimits } from './workbook-refused.ts';
import { isDateFormat } from './xlsx-parts.ts';

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** An xlsx as another program would write it, from the parts a test cares about. */
async function xlsx(parts: {
  sheets?: string[];
  shared?: string;
  styles?: string;
  workbook?: string;
}): Promise<Buffer> {
  const zip = new ZipFile();
  const add = (name: string, xml: string) => zip.addBuffer(Buffer.from(xml), name);
  const sheets = parts.sheets ?? ['<sheetData/>'];
  const link = (id: string, type: string, target: string) =>
    `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${target}"/>`;
  add('_rels/.rels', `<Relationships>${link('r', 'officeDocument', '/xl/workbook.xml')}</Relationships>`);
  add(
    'xl/workbook.xml',
    parts.workbook ??
      `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${sheets.map((_, i) => `<sheet name="S${i + 1}" r:id="s${i}"/>`).join('')}</sheets></workbook>`,
  );
  add(
    'xl/_rels/workbook.xml.rels',
    `<Relationships>${sheets.map((_, i) => link(`s${i}`, 'worksheet', `worksheets/${i}.xml`)).join('')}${link('t', 'sharedStrings', 'sharedStrings.xml')}${link('y', 'styles', 'styles.xml')}</Relationships>`,
  );
  if (parts.shared !== undefined) add('xl/sharedStrings.xml', `<sst xmlns="${MAIN}">${parts.shared}</sst>`);
  if (parts.styles !== undefined)
    add('xl/styles.xml', `<styleSheet xmlns="${MAIN}">${parts.styles}</styleSheet>`);
  for (const [i, xml] of sheets.entries()) {
    add(
      `xl/worksheets/${i}.xml`,
      xml.startsWith('<!') ? xml : `<worksheet xmlns="${MAIN}">${xml}</worksheet>`,
    );
  }
  zip.end();
  return buffer(zip.outputStream);
}

const data = (rows: string) => `<sheetData>${rows}</sheetData>`;
const text = (ref: string, value: string) => `<c r="${ref}" t="inlineStr"><is><t>${value}</t></is></c>`;

async function rowsOf(
  file: Buffer,
  name = 'f.xlsx',
  sheet = 0,
  limits = workbookLimits,
): Promise<SheetRow[]> {
  const rows: SheetRow[] = [];
  for await (const row of (await openWorkbook(file, name, limits)).rows(sheet)) rows.push(row);
  return rows;
}

async function faultOf(work: Promise<unknown>): Promise<string> {
  try {
    await work;
  } catch (error) {
    if (error instanceof WorkbookRefused) return error.fault;
    throw error;
  }
  return 'accepted';
}

describe('an xlsx', () => {
  test('gives shared, rich, inline and formula texts, numbers, booleans and dates', async () => {
    const file = await xlsx({
      shared: '<si><t>张三</t></si><si><r><t>李</t></r><rPh><t>lǐ</t></rPh><r><t>四</t></r></si>',
      styles:
        '<numFmts><numFmt numFmtId="176" formatCode="yyyy&quot;年&quot;m&quot;月&quot;"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="176"/></cellXfs>',
      sheets: [
        data(
          `<row r="2"><c r="A2" t="s"><v>0</v></c><c r="C2" t="s"><v>1</v></c>${text('D2', ' 1-2-301 ')}<c r="E2" t="str"><f>1+1</f><v>公式</v></c><c r="F2" t="b"><v>1</v></c><c r="G2" t="e"><v>#N/A</v></c><c r="H2"><v>1.54E10</v></c><c r="I2" s="1"><v>21246</v></c><c r="J2" s="2"><v>21246.5</v></c><c r="K2" s="1"/></row>`,
        ),
      ],
    });
    expect(await rowsOf(file)).toEqual([
      {
        row: 2,
        cells: [
          '张三',
          null,
          '李四',
          ' 1-2-301 ',
          '公式',
          true,
          '#N/A',
          15_400_000_000,
          '1958-03-02',
          '1958-03-02',
        ],
      },
    ]);
  });

  test('fills merged cells down and across, and nothing else', async () => {
    const file = await xlsx({
      sheets: [
        `${data(
          `<row r="1">${text('A1', '凤凰城')}</row><row r="2">${text('A2', '3栋')}${text('B2', '301')}</row><row r="3">${text('B3', '302')}</row><row r="5">${text('B5', '303')}</row><row r="6">${text('B6', '304')}</row>`,
        )}<mergeCells><mergeCell ref="A1:C1"/><mergeCell ref="A2:A5"/></mergeCells>`,
      ],
    });
    expect((await rowsOf(file)).map((r) => r.cells)).toEqual([
      ['凤凰城', '凤凰城', '凤凰城'],
      ['3栋', '301'],
      ['3栋', '302'],
      ['3栋', '303'],
      [null, '304'],
    ]);
  });

  test('names its sheets in order and leaves hidden ones out', async () => {
    const file = await xlsx({
      workbook: `<x:workbook xmlns:x="${MAIN}" xmlns:r="${OFFICE}"><x:sheets><x:sheet name="凤凰城" r:id="s0"/><x:sheet name="下拉" state="hidden" r:id="s1"/></x:sheets></x:workbook>`,
      sheets: [data(`<row>${text('A1', 'a')}</row>`), data('')],
    });
    const workbook = await openWorkbook(file, 'f.xlsx');
    expect([workbook.kind, workbook.sheets]).toEqual(['xlsx', ['凤凰城']]);
  });

  test('can be read again and left early', async () => {
    const file = await xlsx({ sheets: [data('<row><c><v>1</v></c></row><row><c><v>2</v></c></row>')] });
    const workbook = await openWorkbook(file, 'f.xlsx');
    for await (const row of workbook.rows(0)) {
      expect(row.cells).toEqual([1]);
      break;
    }
    const again: number[] = [];
    for await (const row of workbook.rows(0)) again.push(row.row);
    expect(again).toEqual([1, 2]);
  });
});

describe('a CSV', () => {
  const csv = '姓名,住址,电话\r\n张三,"1-2-301,\n后门","=""13800138000"""\r\n\r\n"李""四",1-2-302,\r\n';
  const rows = [
    { row: 1, cells: ['姓名', '住址', '电话'] },
    { row: 2, cells: ['张三', '1-2-301,\n后门', '13800138000'] },
    { row: 4, cells: ['李"四', '1-2-302'] },
  ];
  const gb18030 = Buffer.from('d0d5c3fb2cd7a1d6b70d0ad5c5c8fd2c312d322d3330310d0a', 'hex');

  test.each([
    ['UTF-8', Buffer.from(csv)],
    ['UTF-8 with mark', Buffer.from(`\ufeff${csv}`)],
    ['UTF-16', Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(csv, 'utf16le')])],
    ['tabs', Buffer.from('姓名\t住址\n张三\t1-2-301\n')],
  ])('in %s is read with quoted newlines and quotes', async (label, file) => {
    const read = await rowsOf(file, '凤凰城.csv');
    expect(read).toEqual(
      label === 'tabs'
        ? [rows[0], rows[1]].map((r, i) => ({ row: i + 1, cells: [r?.cells[0], ['住址', '1-2-301'][i]] }))
        : rows,
    );
  });

  test('in GB18030, as Excel in China saves it, is read', async () => {
    expect(await rowsOf(gb18030, 'x.csv')).toEqual([
      { row: 1, cells: ['姓名', '住址'] },
      { row: 2, cells: ['张三', '1-2-301'] },
    ]);
  });

  test('is one sheet with the name of the file', async () => {
    expect((await openWorkbook(Buffer.from(csv), '凤凰城.csv')).sheets).toEqual(['凤凰城']);
  });
});

describe('refused with its own reason', () => {
  const limits = { ...workbookLimits, mostRows: 2, mostColumns: 3, mostSheets: 2 };

  test('a file over the limit, before it is looked into', async () => {
    expect(await faultOf(openWorkbook(Buffer.alloc(11, 'a'), 'a.csv', { ...limits, mostBytes: 10 }))).toBe(
      'too-large',
    );
  });

  test.each([
    ['a PDF', Buffer.from('%PDF-1.7 …'), 'wrong-type'],
    ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a]), 'wrong-type'],
    ['a program', Buffer.from('MZ\0\0'), 'wrong-type'],
    ['bytes', Buffer.from([1, 0, 2, 0]), 'wrong-type'],
    ['no encoding', Buffer.from([0x61, 0xff, 0xff, 0x20]), 'unknown-encoding'],
    ['nothing', Buffer.alloc(0), 'broken'],
    ['an .xls', Buffer.from('d0cf11e0a1b11ae10000', 'hex'), 'old-excel'],
    [
      'an encrypted xlsx',
      Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.from('EncryptedPackage', 'utf16le')]),
      'encrypted',
    ],
    ['half an archive', Buffer.from('504b0304000000', 'hex'), 'broken'],
  ])('%s', async (_, file, fault) => expect(await faultOf(openWorkbook(file, 'x.xlsx'))).toBe(fault));

  test('an archive that is no workbook', async () => {
    const zip = new ZipFile();
    zip.addBuffer(Buffer.from('hello'), 'word/document.xml');
    zip.end();
    expect(await faultOf(openWorkbook(await buffer(zip.outputStream), 'x.xlsx'))).toBe('wrong-type');
  });

  test('an archive with a password', async () => {
    const file = await xlsx({});
    const central = file.indexOf(Buffer.from('504b0102', 'hex'));
    file.writeUInt16LE(file.readUInt16LE(central + 8) | 1, central + 8);
    expect(await faultOf(openWorkbook(file, 'x.xlsx'))).toBe('encrypted');
  });

  test('a zip bomb, before it unpacks', async () => {
    const file = await xlsx({ sheets: [data(' '.repeat(40 * 1024 * 1024))] });
    expect(file.length).toBeLessThan(64 * 1024);
    expect(await faultOf(openWorkbook(file, 'x.xlsx'))).toBe('unpacks-too-large');
  });

  test('a zip bomb that claims to be small, when it grows beyond its claim', async () => {
    const file = await xlsx({ sheets: [data(' '.repeat(4 * 1024 * 1024))] });
    const name = file.lastIndexOf(Buffer.from('xl/worksheets/0.xml'));
    file.writeUInt32LE(100, name - 46 + 24);
    expect(await faultOf(rowsOf(file))).toBe('broken');
  });

  test('a part named twice', async () => {
    const zip = new ZipFile();
    for (const name of ['xl/workbook.xml', 'XL/Workbook.xml']) zip.addBuffer(Buffer.from('<a/>'), name);
    zip.end();
    expect(await faultOf(openWorkbook(await buffer(zip.outputStream), 'x.xlsx'))).toBe('broken');
  });

  test('a document type, where external entities would be declared', async () => {
    const evil = `<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]><worksheet><sheetData><row><c t="str"><v>&x;</v></c></row></sheetData></worksheet>`;
    expect(await faultOf(rowsOf(await xlsx({ sheets: [evil] })))).toBe('broken');
  });

  test.each([
    ['elements that nest without end', '<a>'.repeat(200_000)],
    ['a text without end', `<row r="1"><c r="A1" t="str"><v>${'x'.repeat(2_000_000)}</v></c></row>`],
    [
      'a value in a million pieces',
      `<row r="1"><c r="A1" t="str"><v>${'x<!-- -->'.repeat(50_000)}</v></c></row>`,
    ],
    ['an attribute without end', `<row r="1"><c r="${'A'.repeat(2_000_000)}"/></row>`],
    ['a merged block over a million rows and columns', '<row r="1"><c r="XFD1"><v>1</v></c></row>'],
  ])('a sheet with %s, without filling the memory', async (_, rows) => {
    const before = process.memoryUsage().heapUsed;
    const file = await xlsx({
      sheets: [
        `<dimension ref="A1:XFD1048576"/>${data(rows)}<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>`,
      ],
    });
    expect(await faultOf(rowsOf(file))).toMatch(/^(broken|too-many-columns|unpacks-too-large)$/);
    expect(process.memoryUsage().heapUsed - before).toBeLessThan(200 * 1024 * 1024);
  });

  test('parts outside the archive: they are neither opened nor asked for', async () => {
    const zip = new ZipFile();
    const link = (id: string, type: string, target: string, mode = '') =>
      `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${target}"${mode}/>`;
    zip.addBuffer(
      Buffer.from(`<Relationships>${link('r', 'officeDocument', 'xl/workbook.xml')}</Relationships>`),
      '_rels/.rels',
    );
    zip.addBuffer(
      Buffer.from(
        `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets><sheet name="a" r:id="a"/><sheet name="b" r:id="b"/></sheets><externalReferences><externalReference r:id="c"/></externalReferences></workbook>`,
      ),
      'xl/workbook.xml',
    );
    zip.addBuffer(
      Buffer.from(
        `<Relationships>${link('a', 'worksheet', 'http://127.0.0.1:1/a.xml', ' TargetMode="External"')}${link('b', 'worksheet', '../../../../etc/passwd')}${link('c', 'externalLink', 'file:///etc/passwd', ' TargetMode="External"')}</Relationships>`,
      ),
      'xl/_rels/workbook.xml.rels',
    );
    zip.end();
    const workbook = await openWorkbook(await buffer(zip.outputStream), 'x.xlsx');
    expect(workbook.sheets).toEqual(['b']);
    expect(await faultOf(workbook.rows(0).next())).toBe('broken');
  });

  test('an archive whose parts climb out of it', async () => {
    const climbs = await xlsx({ styles: '<cellXfs/>' });
    for (let at = climbs.indexOf('xl/styles.xml'); at >= 0; at = climbs.indexOf('xl/styles.xml', at + 1))
      climbs.write('../xstyles.xm', at);
    expect(await faultOf(openWorkbook(climbs, 'x.xlsx'))).toBe('broken');
  });

  test.each([
    ['cut off', '<sheetData><row>'],
    ['rows out of order', '<sheetData><row r="2"/><row r="1"/></sheetData>'],
    ['an entity nobody declared', '<sheetData><row><c t="str"><v>&x;</v></c></row></sheetData>'],
  ])('XML that is %s', async (_, sheet) => {
    expect(await faultOf(rowsOf(await xlsx({ sheets: [sheet] })))).toBe('broken');
  });

  test('too many sheets, rows or columns', async () => {
    const row = '<row><c><v>1</v></c></row>';
    const three = [data(row), data(row), data(row)];
    expect(await faultOf(openWorkbook(await xlsx({ sheets: three }), 'x', limits))).toBe('too-many-sheets');
    expect(await faultOf(rowsOf(await xlsx({ sheets: [data(row.repeat(3))] }), 'x', 0, limits))).toBe(
      'too-many-rows',
    );
    expect(
      await faultOf(rowsOf(await xlsx({ sheets: [data(`<row>${text('D1', 'x')}</row>`)] }), 'x', 0, limits)),
    ).toBe('too-many-columns');
    expect(await faultOf(rowsOf(Buffer.from('a\nb\nc\n'), 'x.csv', 0, limits))).toBe('too-many-rows');
    expect(await faultOf(rowsOf(Buffer.from('a,b,c,d\n'), 'x.csv', 0, limits))).toBe('too-many-columns');
  });

  test('shared texts that would fill the memory', async () => {
    const file = await xlsx({ shared: '<si><t>张三张三</t></si>'.repeat(100) });
    expect(await faultOf(openWorkbook(file, 'x', { ...limits, mostSharedCharacters: 1000 }))).toBe(
      'unpacks-too-large',
    );
  });
});

test.each([
  ['yyyy/m/d', true],
  ['yyyy"年"m"月"', true],
  ['[$-804]yyyy"年"m"月"d"日";@', true],
  ['m-d', true],
  ['0.00', false],
  ['[Red]0.00', false],
  ['h:mm', false],
  ['@', false],
  ['0.00E+00', false],
])('format %s shows a date: %s', (code, expected) => expect(isDateFormat(code)).toBe(expected));
