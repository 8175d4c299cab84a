import { Readable } from 'node:stream';
import type { Cell } from '@linli/domain/people/cell-text';
import { ZipFile } from 'yazl';

/** A cell to write; `serial` is an Excel day number shown as a date. */
export type WrittenCell = Cell | { readonly serial: number };

export interface WrittenSheet {
  readonly name: string;
  readonly rows: Iterable<readonly WrittenCell[]> | AsyncIterable<readonly WrittenCell[]>;
  /** Merged blocks such as `A1:C1`; asked for when all rows are written. */
  merges?(): Iterable<string>;
  /** To be printed on A4 landscape and put on a wall; one page wide. */
  readonly print?: SheetPrint;
}

export interface SheetPrint {
  /** Widths of the columns, in characters. */
  readonly widths: readonly number[];
  /** The row that is repeated on every page; it and those above it are bold. */
  readonly headerRow: number;
  /** Heights of rows that do not find theirs themselves, such as merged ones; in points. */
  readonly heights?: Readonly<Record<number, number>>;
}

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const LINKS = 'http://schemas.openxmlformats.org/package/2006/relationships';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const TYPES = 'http://schemas.openxmlformats.org/package/2006/content-types';
const SPREADSHEET = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
/** The same rows give the same bytes, whenever they are written. */
const WRITTEN_AT = new Date(Date.UTC(2020, 0, 1));
const PIECE = 64 * 1024;

/**
 * Text that a spreadsheet program would take for a formula (leading `=`, `+`, `-`, `@`, tab, return, also full-width or
 * behind spaces) gets an apostrophe in front, which makes it text again (OWASP, CSV injection).
 */
export function neutralised(cell: Cell): Cell {
  return typeof cell === 'string' && /^[\s\u3000]*[=+\-@＝＋－＠\t\r]/u.test(cell) ? `'${cell}` : cell;
}

/** Writes an xlsx as a stream; memory does not grow with the number of rows. */
export function writeXlsx(sheets: readonly WrittenSheet[]): NodeJS.ReadableStream {
  const zip = new ZipFile();
  const options = { mtime: WRITTEN_AT, forceDosTimestamp: true, mode: 0o100644 };
  const add = (name: string, xml: string) => zip.addBuffer(Buffer.from(XML + xml), name, options);
  const numbers = sheets.map((_, index) => index + 1);
  add(
    '[Content_Types].xml',
    `<Types xmlns="${TYPES}"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${SPREADSHEET}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${SPREADSHEET}.styles+xml"/>${numbers.map((n) => `<Override PartName="/xl/worksheets/sheet${n}.xml" ContentType="${SPREADSHEET}.worksheet+xml"/>`).join('')}</Types>`,
  );
  add('_rels/.rels', links([['rId1', 'officeDocument', 'xl/workbook.xml']]));
  add(
    'xl/workbook.xml',
    `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${sheets.map((sheet, i) => `<sheet name="${escaped(sheetName(sheet.name))}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`).join('')}</sheets>${printTitles(sheets)}</workbook>`,
  );
  add(
    'xl/_rels/workbook.xml.rels',
    links([
      ...numbers.map((n) => [`rId${n}`, 'worksheet', `worksheets/sheet${n}.xml`] as const),
      [`rId${numbers.length + 1}`, 'styles', 'styles.xml'],
    ]),
  );
  add(
    'xl/styles.xml',
    `<styleSheet xmlns="${MAIN}"><fonts count="2"><font><sz val="11"/><name val="等线"/></font><font><b/><sz val="12"/><name val="等线"/></font></fonts><fills count="1"><fill><patternFill patternType="none"/></fill></fills><borders count="2"><border/><border><left style="thin"/><right style="thin"/><top style="thin"/><bottom style="thin"/></border></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="4"><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/>${onWall(0)}${onWall(1)}</cellXfs></styleSheet>`,
  );
  sheets.forEach((sheet, index) => {
    const xml = Readable.from(pieces(sheetXml(sheet)), { objectMode: false });
    xml.on('error', (error) => zip.outputStream.emit('error', error));
    zip.addReadStream(xml, `xl/worksheets/sheet${index + 1}.xml`, options);
  });
  zip.end();
  return zip.outputStream;
}

/** Writes a CSV that Excel opens without asking: UTF-8 with mark, every field quoted. */
export async function* writeCsv(rows: WrittenSheet['rows']): AsyncGenerator<string, void, void> {
  yield '\ufeff';
  for await (const row of rows) {
    const fields = row.map((cell) => `"${String(plain(cell) ?? '').replaceAll('"', '""')}"`);
    yield `${fields.join(',')}\r\n`;
  }
}

async function* sheetXml(sheet: WrittenSheet): AsyncGenerator<string> {
  const { print } = sheet;
  yield `${XML}<worksheet xmlns="${MAIN}">${print ? pageHead(print) : ''}<sheetData>`;
  let number = 0;
  for await (const row of sheet.rows) {
    number++;
    const height = print?.heights?.[number];
    const style = print ? (number <= print.headerRow ? BOLD : WRAPPED) : 0;
    const cells = row.map((cell, i) => cellXml(cell, columnLetters(i + 1) + number, style)).join('');
    yield `<row r="${number}"${height === undefined ? '' : ` ht="${height}" customHeight="1"`}>${cells}</row>`;
  }
  const merges = [...(sheet.merges?.() ?? [])];
  yield '</sheetData>';
  if (merges.length > 0) {
    yield `<mergeCells count="${merges.length}">${merges.map((ref) => `<mergeCell ref="${ref}"/>`).join('')}</mergeCells>`;
  }
  if (print) yield PAGE;
  yield '</worksheet>';
}

/** Styles of cells on paper, by their place in the table of styles. */
const WRAPPED = 2;
const BOLD = 3;
const onWall = (font: number) =>
  `<xf numFmtId="0" fontId="${font}" borderId="1" applyFont="1" applyBorder="1" applyAlignment="1"><alignment vertical="center" wrapText="1"/></xf>`;
// Paper 9 is A4; as many pages high as it takes.
const PAGE =
  '<pageMargins left="0.4" right="0.4" top="0.4" bottom="0.4" header="0.2" footer="0.2"/><pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/>';

const pageHead = ({ widths }: SheetPrint) =>
  `<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><cols>${widths.map((width, i) => `<col min="${i + 1}" max="${i + 1}" width="${width}" customWidth="1"/>`).join('')}</cols>`;

function printTitles(sheets: readonly WrittenSheet[]): string {
  const names = sheets.flatMap(({ name, print }, i) =>
    print
      ? [
          `<definedName name="_xlnm.Print_Titles" localSheetId="${i}">'${escaped(sheetName(name)).replaceAll("'", "''")}'!$${print.headerRow}:$${print.headerRow}</definedName>`,
        ]
      : [],
  );
  return names.length > 0 ? `<definedNames>${names.join('')}</definedNames>` : '';
}

function cellXml(cell: WrittenCell, ref: string, style: number): string {
  if (cell === null || cell === '') return style === 0 ? '' : `<c r="${ref}" s="${style}"/>`;
  if (typeof cell === 'object') return `<c r="${ref}" s="1"><v>${cell.serial}</v></c>`;
  const styled = style === 0 ? '' : ` s="${style}"`;
  if (typeof cell === 'number') return `<c r="${ref}"${styled}><v>${cell}</v></c>`;
  if (typeof cell === 'boolean') return `<c r="${ref}"${styled} t="b"><v>${cell ? 1 : 0}</v></c>`;
  const text = escaped(String(neutralised(cell)));
  return `<c r="${ref}"${styled} t="inlineStr"><is><t xml:space="preserve">${text}</t></is></c>`;
}

function plain(cell: WrittenCell): Cell {
  if (cell !== null && typeof cell === 'object') {
    return new Date(Date.UTC(1899, 11, 30 + cell.serial)).toISOString().slice(0, 10);
  }
  return neutralised(cell);
}

/** The letters of a column from its number: 1 → `A`, 27 → `AA`. */
export function columnLetters(number: number): string {
  const rest = (number - 1) % 26;
  const before = number > 26 ? columnLetters(Math.floor((number - 1) / 26)) : '';
  return before + String.fromCharCode(65 + rest);
}

function links(targets: readonly (readonly [string, string, string])[]): string {
  const all = targets.map(
    ([id, type, target]) => `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${target}"/>`,
  );
  return `<Relationships xmlns="${LINKS}">${all.join('')}</Relationships>`;
}

/** Excel allows 31 characters and none of `\ / ? * [ ] :` in the name of a sheet. */
function sheetName(name: string): string {
  return name.replace(/[\\/?*[\]:]/gu, ' ').slice(0, 31);
}

/** Escapes for XML and drops what XML 1.0 cannot hold. */
export function escaped(text: string): string {
  return text
    .replace(/(?![\t\n\r])\p{Cc}|\p{Cs}|[\ufffe\uffff]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll('\r', '&#13;');
}

/** Joins small texts into pieces worth a write. */
async function* pieces(texts: AsyncIterable<string>): AsyncGenerator<string> {
  let joined = '';
  for await (const text of texts) {
    joined += text;
    if (joined.length < PIECE) continue;
    yield joined;
    joined = '';
  }
  yield joined;
}
