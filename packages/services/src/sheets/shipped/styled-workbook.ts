import { buffer } from 'node:stream/consumers';
import { ZipFile } from 'yazl';
import { escaped } from '../../people/register-workbook/write-workbook.ts';
import { addressOf } from '../template/sheet-pieces.ts';

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const LINKS = 'http://schemas.openxmlformats.org/package/2006/relationships';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const TYPES = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
const WRITTEN_AT = new Date(Date.UTC(2020, 0, 1));

const middle = '<alignment horizontal="center" vertical="center" wrapText="1"/>';
const left = '<alignment vertical="center" wrapText="1"/>';
/** Looks of cells: font, fill, border, number format, alignment. */
const looks = {
  plain: [0, 0, 0, 0, ''],
  title: [1, 0, 0, 0, middle],
  part: [2, 0, 0, 0, '<alignment vertical="center"/>'],
  about: [0, 0, 0, 0, left],
  moment: [0, 0, 0, 164, '<alignment horizontal="left" vertical="center"/>'],
  head: [2, 2, 1, 0, middle],
  text: [0, 0, 1, 0, left],
  count: [0, 0, 1, 1, middle],
  amount: [0, 0, 1, 165, middle],
  share: [0, 0, 1, 166, middle],
  day: [0, 0, 1, 14, middle],
  time: [0, 0, 1, 164, middle],
  sum: [2, 2, 1, 165, middle],
  sumShare: [2, 2, 1, 166, middle],
} as const;
export type Look = keyof typeof looks;
const lookNames = Object.keys(looks) as Look[];

/** A text or number, or a formula (`=…`), with its look. */
export type StyledCell = readonly [content: string | number | null, look: Look];

export interface StyledSheet {
  readonly name: string;
  /** In characters. */
  readonly widths: readonly number[];
  /** Rows by their number; cells by their column, counted from 1. */
  readonly rows: Readonly<Record<number, { height?: number; cells: Readonly<Record<number, StyledCell>> }>>;
  readonly merges: readonly string[];
  /** Name → address, absolute, on this sheet. */
  readonly names: Readonly<Record<string, string>>;
  /** Row that is repeated on every page. */
  readonly headRow: number;
  /** Areas whose cells turn red above a bound. */
  readonly marked?: readonly { readonly area: string; readonly above: number }[];
}

/** Writes an xlsx with looks, names, merged cells and formulas; the same sheets give the same bytes. */
export function styledWorkbook(sheets: readonly StyledSheet[]): Promise<Buffer> {
  const zip = new ZipFile();
  const add = (name: string, xml: string) =>
    zip.addBuffer(Buffer.from(XML + xml), name, {
      mtime: WRITTEN_AT,
      forceDosTimestamp: true,
      mode: 0o100644,
    });
  const parts = sheets.map((_, i) => `worksheets/sheet${i + 1}.xml`);
  add(
    '[Content_Types].xml',
    `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPES}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${TYPES}.styles+xml"/>${parts.map((part) => `<Override PartName="/xl/${part}" ContentType="${TYPES}.worksheet+xml"/>`).join('')}</Types>`,
  );
  add('_rels/.rels', links([['officeDocument', 'xl/workbook.xml']]));
  add(
    'xl/_rels/workbook.xml.rels',
    links([...parts.map((part) => ['worksheet', part] as const), ['styles', 'styles.xml']]),
  );
  add('xl/workbook.xml', workbookXml(sheets));
  add('xl/styles.xml', stylesXml());
  for (const [i, sheet] of sheets.entries()) add(`xl/${parts[i]}`, sheetXml(sheet));
  zip.end();
  return buffer(zip.outputStream);
}

const links = (targets: readonly (readonly [string, string])[]): string =>
  `<Relationships xmlns="${LINKS}">${targets.map(([type, target], i) => `<Relationship Id="rId${i + 1}" Type="${OFFICE}/${type}" Target="${target}"/>`).join('')}</Relationships>`;

const quoted = (sheet: string): string => `'${sheet.replaceAll("'", "''")}'`;

function workbookXml(sheets: readonly StyledSheet[]): string {
  const fixed = (address: string) => address.replace(/([A-Z]+)(\d+)/gu, '$$$1$$$2');
  const names = sheets.flatMap(({ name, names: own }) =>
    Object.entries(own).map(
      ([key, address]) =>
        `<definedName name="${escaped(key)}">${escaped(`${quoted(name)}!${fixed(address)}`)}</definedName>`,
    ),
  );
  const titles = sheets.map(
    ({ name, headRow }, i) =>
      `<definedName name="_xlnm.Print_Titles" localSheetId="${i}">${escaped(`${quoted(name)}!$1:$${headRow}`)}</definedName>`,
  );
  return `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${sheets.map(({ name }, i) => `<sheet name="${escaped(name)}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`).join('')}</sheets><definedNames>${[...titles, ...names].join('')}</definedNames></workbook>`;
}

function stylesXml(): string {
  const font = (size: number, bold: boolean) =>
    `<font>${bold ? '<b/>' : ''}<sz val="${size}"/><color rgb="FF1F1F1F"/><name val="等线"/></font>`;
  const fill = (rgb: string) =>
    `<fill><patternFill patternType="solid"><fgColor rgb="${rgb}"/></patternFill></fill>`;
  const line = (side: string) => `<${side} style="thin"><color rgb="FF8C8C8C"/></${side}>`;
  const xfs = lookNames.map((look) => {
    const [fontId, fillId, borderId, numFmtId, alignment] = looks[look];
    return `<xf numFmtId="${numFmtId}" fontId="${fontId}" fillId="${fillId}" borderId="${borderId}" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1">${alignment}</xf>`;
  });
  return `<styleSheet xmlns="${MAIN}"><numFmts count="3"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd\\ hh:mm"/><numFmt numFmtId="165" formatCode="0.##"/><numFmt numFmtId="166" formatCode="0.0%"/></numFmts><fonts count="3">${font(11, false)}${font(18, true)}${font(11, true)}</fonts><fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>${fill('FFE8F0FA')}</fills><borders count="2"><border/><border>${['left', 'right', 'top', 'bottom'].map(line).join('')}</border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="${xfs.length}">${xfs.join('')}</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles><dxfs count="1"><dxf><font><color rgb="FFC00000"/></font></dxf></dxfs></styleSheet>`;
}

function cellXml([content, look]: StyledCell, address: string): string {
  const style = lookNames.indexOf(look);
  if (content === null) return `<c r="${address}" s="${style}"/>`;
  if (typeof content === 'number') return `<c r="${address}" s="${style}"><v>${content}</v></c>`;
  if (content.startsWith('='))
    return `<c r="${address}" s="${style}"><f>${escaped(content.slice(1))}</f></c>`;
  return `<c r="${address}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${escaped(content)}</t></is></c>`;
}

function sheetXml({ widths, rows, merges, marked = [] }: StyledSheet): string {
  const cols = widths.map(
    (width, i) => `<col min="${i + 1}" max="${i + 1}" width="${width}" customWidth="1"/>`,
  );
  const data = Object.entries(rows).map(([number, { height, cells }]) => {
    const tall = height === undefined ? '' : ` ht="${height}" customHeight="1"`;
    const content = Object.entries(cells).map(([column, cell]) =>
      cellXml(cell, addressOf(Number(column), Number(number))),
    );
    return `<row r="${number}"${tall}>${content.join('')}</row>`;
  });
  const rules = marked.map(
    ({ area, above }, i) =>
      `<conditionalFormatting sqref="${area}"><cfRule type="cellIs" dxfId="0" priority="${i + 1}" operator="greaterThan"><formula>${above}</formula></cfRule></conditionalFormatting>`,
  );
  return `<worksheet xmlns="${MAIN}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews><sheetView showGridLines="0" workbookViewId="0"/></sheetViews><cols>${cols.join('')}</cols><sheetData>${data.join('')}</sheetData><mergeCells count="${merges.length}">${merges.map((ref) => `<mergeCell ref="${ref}"/>`).join('')}</mergeCells>${rules.join('')}<pageMargins left="0.4" right="0.4" top="0.5" bottom="0.5" header="0.2" footer="0.2"/><pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/></worksheet>`;
}

/** A row of cells beside each other, from a column on. */
export const cellsFrom = (column: number, cells: readonly StyledCell[]): Record<number, StyledCell> =>
  Object.fromEntries(cells.map((cell, i) => [column + i, cell]));

/** Texts in one look. */
export const inLook = (look: Look, texts: readonly (string | number | null)[]): StyledCell[] =>
  texts.map((text) => [text, look]);
