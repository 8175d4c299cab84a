import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { ZipFile } from 'yazl';

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const LINKS = 'http://schemas.openxmlformats.org/package/2006/relationships';

export interface TemplateParts {
  /** XML within `<worksheet>` by name of the sheet. */
  readonly sheets: Readonly<Record<string, string>>;
  /** What each name refers to. */
  readonly names?: Readonly<Record<string, string>>;
  /** XML within `<styleSheet>`. */
  readonly styles?: string;
  /** Further parts of the archive. */
  readonly more?: Readonly<Record<string, string>>;
  /** Further `<Override>`s. */
  readonly types?: string;
}

/** A template as another program would write it, from the parts a test cares about. */
export function templateFile({
  sheets,
  names = {},
  styles,
  more = {},
  types = '',
}: TemplateParts): Promise<Buffer> {
  const zip = new ZipFile();
  const add = (name: string, xml: string) =>
    zip.addBuffer(Buffer.from(xml), name, { mtime: new Date(Date.UTC(2020, 0, 1)) });
  const all = Object.entries(sheets);
  const link = (id: string, type: string, target: string) =>
    `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${target}"/>`;
  add(
    '[Content_Types].xml',
    `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">${types}</Types>`,
  );
  add(
    '_rels/.rels',
    `<Relationships xmlns="${LINKS}">${link('r', 'officeDocument', 'xl/workbook.xml')}</Relationships>`,
  );
  add(
    'xl/workbook.xml',
    `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${all.map(([name], i) => `<sheet name="${name}" sheetId="${i + 1}" r:id="s${i}"/>`).join('')}</sheets><definedNames>${Object.entries(
      names,
    )
      .map(([name, ref]) => `<definedName name="${name}">${ref.replaceAll('&', '&amp;')}</definedName>`)
      .join('')}</definedNames><calcPr calcId="1"/></workbook>`,
  );
  add(
    'xl/_rels/workbook.xml.rels',
    `<Relationships xmlns="${LINKS}">${all.map((_, i) => link(`s${i}`, 'worksheet', `worksheets/sheet${i + 1}.xml`)).join('')}${link('y', 'styles', 'styles.xml')}</Relationships>`,
  );
  if (styles !== undefined) add('xl/styles.xml', `<styleSheet xmlns="${MAIN}">${styles}</styleSheet>`);
  for (const [i, [, xml]] of all.entries())
    add(
      `xl/worksheets/sheet${i + 1}.xml`,
      `<worksheet xmlns="${MAIN}" xmlns:r="${OFFICE}">${xml}</worksheet>`,
    );
  for (const [name, xml] of Object.entries(more)) add(name, xml);
  zip.end();
  return buffer(zip.outputStream);
}

/** A cell with a text. */
export const textCell = (ref: string, text: string): string =>
  `<c r="${ref}" t="inlineStr"><is><t>${text}</t></is></c>`;

/** A form of one sheet: an area in A1, a count in B2, and rows of requests below their headings in row 4. */
export const smallForm = (more: Partial<TemplateParts> & { headings?: readonly string[] } = {}) => {
  const headings = more.headings ?? ['编号', '事项', '求助人', '地点'];
  const letters = [...'ABCDEFGH'].slice(0, headings.length);
  return templateFile({
    sheets: {
      台账: `<sheetData><row r="1">${textCell('A1', '{填报地区}台账')}</row><row r="2">${textCell('A2', '新增求助')}</row><row r="4">${headings.map((text, i) => textCell(`${letters[i]}4`, text)).join('')}</row><row r="5" ht="30" customHeight="1"/><row r="6">${textCell('A6', '合计')}<c r="B6"><f>COUNTA(B5:B5)</f><v>9</v></c></row></sheetData>`,
    },
    names: { 填报地区: '台账!$A$1', 新增求助: '台账!$B$2', 求助事项: `台账!$A$5:$${letters.at(-1)}$5` },
    ...more,
  });
};

/** A file on its way in. */
export const uploadOf = (file: Buffer) => ({
  type: 'application/octet-stream',
  bytes: Readable.from([file]),
});
