import { posix } from 'node:path';
import { type WorkbookLimits, WorkbookRefused } from './workbook-refused.ts';
import { attribute, readXml } from './xml-pieces.ts';
import type { ZipArchive } from './zip-archive.ts';

export interface SheetPart {
  readonly name: string;
  readonly part: string;
}

/** What the rows of every sheet need to be understood. */
export interface XlsxFrame {
  readonly sheets: readonly SheetPart[];
  readonly sharedTexts: readonly string[];
  /** By style number: whether numbers in it are shown as dates. */
  readonly dateStyles: readonly boolean[];
  /** Whether day 0 is 1904-01-01, as old Excel for Mac has it. */
  readonly from1904: boolean;
}

/** Excel allows 32,767 characters in a cell; no field of a register needs more than this. */
const LONGEST_TEXT = 2_000;

/** Reads everything of an xlsx but its rows. Hidden sheets are left out: they hold lists for drop-downs, not people. */
export async function readFrame(archive: ZipArchive, limits: WorkbookLimits): Promise<XlsxFrame> {
  const root = await relations(archive, '_rels/.rels', '');
  const workbookPart =
    [...root.values()].find((r) => r.type.endsWith('/officeDocument'))?.target ?? 'xl/workbook.xml';
  if (!archive.has(workbookPart)) throw new WorkbookRefused('wrong-type');
  const folder = posix.dirname(workbookPart);
  const links = await relations(archive, `${folder}/_rels/${posix.basename(workbookPart)}.rels`, folder);
  const sheets: SheetPart[] = [];
  let from1904 = false;
  await readXml(archive.text(workbookPart), {
    open(name, attributes) {
      if (name === 'workbookPr') from1904 = /^(?:1|true)$/u.test(attribute(attributes, 'date1904') ?? '');
      if (name !== 'sheet' || /hidden/iu.test(attribute(attributes, 'state') ?? '')) return;
      const part = links.get(attribute(attributes, 'id') ?? '');
      if (part === undefined || !part.type.endsWith('/worksheet')) return;
      sheets.push({ name: (attribute(attributes, 'name') ?? '').slice(0, 100), part: part.target });
      if (sheets.length > limits.mostSheets) throw new WorkbookRefused('too-many-sheets');
    },
  });
  const partOf = (type: string) => [...links.values()].find((link) => link.type.endsWith(type))?.target;
  return {
    sheets,
    from1904,
    sharedTexts: await sharedTexts(archive, partOf('/sharedStrings'), limits),
    dateStyles: await dateStyles(archive, partOf('/styles')),
  };
}

type Link = { readonly type: string; readonly target: string };

async function relations(archive: ZipArchive, part: string, folder: string): Promise<Map<string, Link>> {
  const links = new Map<string, Link>();
  if (!archive.has(part)) return links;
  await readXml(archive.text(part), {
    open(name, attributes) {
      // External targets are never followed.
      if (name !== 'Relationship' || attributes.TargetMode === 'External') return;
      const target = attributes.Target ?? '';
      const path = target.startsWith('/') ? target.slice(1) : posix.join(folder, target);
      links.set(attributes.Id ?? '', { type: attributes.Type ?? '', target: path });
    },
  });
  return links;
}

async function sharedTexts(
  archive: ZipArchive,
  part: string | undefined,
  limits: WorkbookLimits,
): Promise<string[]> {
  const texts: string[] = [];
  if (part === undefined || !archive.has(part)) return texts;
  const reader = textCollector((text) => {
    texts.push(text);
    characters += text.length + 8;
    if (characters > limits.mostSharedCharacters) throw new WorkbookRefused('unpacks-too-large');
  }, 'si');
  let characters = 0;
  await readXml(archive.text(part), reader);
  return texts;
}

/** Collects the text of each `<wrapper>`: its `<t>` pieces, rich text included, phonetic guides `<rPh>` not. */
export function textCollector(done: (text: string) => void, wrapper: string) {
  let text = '';
  let inText = false;
  let phonetic = 0;
  return {
    open(name: string) {
      if (name === wrapper) text = '';
      else if (name === 'rPh') phonetic++;
      else if (name === 't') inText = phonetic === 0;
    },
    text(piece: string) {
      if (inText && text.length < LONGEST_TEXT) text += piece.slice(0, LONGEST_TEXT - text.length);
    },
    close(name: string) {
      if (name === 't') inText = false;
      else if (name === 'rPh') phonetic--;
      else if (name === wrapper) done(text);
    },
  };
}

/** Number formats that are dates without saying how, by ECMA-376 part 1 §18.8.30; 27–36 and 50–58 in Chinese Excel. */
export function isBuiltInDate(format: number): boolean {
  return (
    (format >= 14 && format <= 17) ||
    format === 22 ||
    (format >= 27 && format <= 31) ||
    (format >= 50 && format <= 58) ||
    format === 36
  );
}

async function dateStyles(archive: ZipArchive, part: string | undefined): Promise<boolean[]> {
  if (part === undefined || !archive.has(part)) return [];
  const custom = new Map<number, boolean>();
  const styles: boolean[] = [];
  let inCellFormats = false;
  await readXml(archive.text(part), {
    open(name, attributes) {
      if (name === 'numFmt')
        custom.set(Number(attributes.numFmtId), isDateFormat(attributes.formatCode ?? ''));
      else if (name === 'cellXfs') inCellFormats = true;
      else if (name === 'xf' && inCellFormats) {
        const format = Number(attributes.numFmtId ?? 0);
        styles.push(custom.get(format) ?? isBuiltInDate(format));
      }
    },
    close(name) {
      if (name === 'cellXfs') inCellFormats = false;
    },
  });
  return styles;
}

/** Whether a format code shows a day, month or year: `yyyy"年"m"月"`, not `[Red]0.00` nor `h:mm`. */
export function isDateFormat(code: string): boolean {
  const bare = code.replace(/"[^"]*"|\\.|\[[^\]]*\]|_./gu, '');
  return /[yd]/iu.test(bare) || (/m/iu.test(bare) && !/[hs0#]/iu.test(bare));
}
