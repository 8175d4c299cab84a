import { posix } from 'node:path';
import { reachesOut } from '@linli/domain/sheets/move-formula';
import { readFrame } from '../../people/register-workbook/xlsx-parts.ts';
import { attribute, readXml } from '../../people/register-workbook/xml-pieces.ts';
import { openArchive, type ZipArchive } from '../../people/register-workbook/zip-archive.ts';
import { mostNames, TemplateRefused, templateLimits } from './template-refused.ts';

export interface TemplateSheet {
  readonly name: string;
  readonly part: string;
  /** Holds tables, or drawings and comments, which know rows by number. */
  readonly hasTables: boolean;
  readonly hasDrawings: boolean;
}

export interface DefinedName {
  readonly name: string;
  /** Name of the sheet it belongs to; null: the whole workbook. */
  readonly scope: string | null;
  readonly refersTo: string;
  readonly hidden: boolean;
}

/** A template whose parts are known to be harmless; its sheets are not read yet. */
export interface Template {
  readonly archive: ZipArchive;
  readonly workbookPart: string;
  readonly sheets: readonly TemplateSheet[];
  readonly names: readonly DefinedName[];
  readonly sharedTexts: readonly string[];
}

const ZIP = Buffer.from([0x50, 0x4b, 0x03, 0x04]);
const OLE = Buffer.from([0xd0, 0xcf, 0x11, 0xe0]);
const ENCRYPTED = Buffer.from('EncryptedPackage', 'utf16le');

/** Parts no form needs, by what they are for. */
const forbidden: readonly (readonly [RegExp, 'macros' | 'external-link' | 'embedded-object'])[] = [
  [/vbaproject|vbadata|\/macrosheets\/|\/dialogsheets\//iu, 'macros'],
  [
    /\/externallinks\/|connections\.xml$|\/querytables\/|\/webextensions?\/|\/customdata\/|\/model\//iu,
    'external-link',
  ],
  [/\/embeddings\/|\/activex\/|\/ctrlprops\/|\/customui\d*\/|oleobject/iu, 'embedded-object'],
];

/**
 * Opens a template and refuses what could harm whoever opens a form made of it: macros, links to other files or
 * addresses, embedded files and controls, too much of anything.
 * @throws TemplateRefused, WorkbookRefused
 */
export async function openTemplate(file: Buffer): Promise<Template> {
  if (file.length > templateLimits.mostBytes) throw new TemplateRefused('too-large');
  if (file.subarray(0, 4).equals(OLE))
    throw new TemplateRefused(file.includes(ENCRYPTED) ? 'encrypted' : 'not-xlsx');
  if (!file.subarray(0, 4).equals(ZIP)) throw new TemplateRefused('not-xlsx');
  const archive = await openArchive(file, templateLimits);
  for (const part of archive.names) {
    const [, fault] = forbidden.find(([pattern]) => pattern.test(`/${part}`)) ?? [];
    if (fault !== undefined) throw new TemplateRefused(fault, { cell: part });
  }
  await refuseMacroTypes(archive);
  const frame = await readFrame(archive, templateLimits);
  const root = await linksOf(archive, '');
  const workbookPart = root.find(({ type }) => type.endsWith('/officeDocument'))?.target ?? 'xl/workbook.xml';
  const links = await linksOf(archive, workbookPart);
  const { sheets, names } = await readWorkbook(archive, workbookPart, links);
  for (const part of archive.names.filter((each) => each.endsWith('.rels')))
    await refuseLinks(archive, part, sheets);
  return {
    archive,
    workbookPart,
    names,
    sharedTexts: frame.sharedTexts,
    sheets: await Promise.all(
      sheets.map(async (sheet) => {
        const types = (await linksOf(archive, sheet.part)).map(({ type }) => type);
        return {
          ...sheet,
          hasTables: types.some((type) => /\/(?:table|pivotTable)$/u.test(type)),
          hasDrawings: types.some((type) => /\/(?:drawing|comments|vmlDrawing)$/iu.test(type)),
        };
      }),
    ),
  };
}

async function refuseMacroTypes(archive: ZipArchive): Promise<void> {
  await readXml(archive.text('[Content_Types].xml'), {
    open(_, { ContentType = '' }) {
      if (/macroEnabled|vbaProject/iu.test(ContentType)) throw new TemplateRefused('macros');
    },
  });
}

interface Link {
  readonly id: string;
  readonly type: string;
  readonly target: string;
}

/** Relations of a part within the archive; of the archive itself for `''`. */
async function linksOf(archive: ZipArchive, part: string): Promise<Link[]> {
  const folder = posix.dirname(part);
  const file = part === '' ? '_rels/.rels' : `${folder}/_rels/${posix.basename(part)}.rels`;
  const links: Link[] = [];
  if (!archive.has(file)) return links;
  await readXml(archive.text(file), {
    open(name, { Id = '', Type = '', Target = '', TargetMode = '' }) {
      if (name !== 'Relationship' || TargetMode === 'External') return;
      const target = Target.startsWith('/') ? Target.slice(1) : posix.join(part === '' ? '' : folder, Target);
      links.push({ id: Id, type: Type, target });
    },
  });
  return links;
}

async function refuseLinks(
  archive: ZipArchive,
  part: string,
  sheets: readonly { name: string; part: string }[],
): Promise<void> {
  await readXml(archive.text(part), {
    open(name, { TargetMode = '' }) {
      if (name !== 'Relationship' || !/external/iu.test(TargetMode)) return;
      const owner = posix.join(posix.dirname(part), '..', posix.basename(part, '.rels'));
      const sheet = sheets.find((each) => each.part === owner);
      throw new TemplateRefused('external-link', { cell: sheet?.name ?? owner });
    },
  });
}

async function readWorkbook(archive: ZipArchive, part: string, links: readonly Link[]) {
  const sheets: { name: string; part: string }[] = [];
  const all: string[] = [];
  const found: { name: string; local: number | null; refersTo: string; hidden: boolean }[] = [];
  let text: string | null = null;
  let head: { name: string; local: number | null; hidden: boolean } | null = null;
  await readXml(archive.text(part), {
    open(name, attributes) {
      if (name === 'sheet') {
        const link = links.find(({ id }) => id === attribute(attributes, 'id'));
        all.push(attributes.name ?? '');
        if (link?.type.endsWith('/worksheet'))
          sheets.push({ name: attributes.name ?? '', part: link.target });
        if (sheets.length > templateLimits.mostSheets) throw new TemplateRefused('too-many-sheets');
      } else if (name === 'definedName') {
        const local = attributes.localSheetId;
        head = {
          name: attributes.name ?? '',
          local: local === undefined ? null : Number(local),
          hidden: /^(?:1|true)$/u.test(attributes.hidden ?? ''),
        };
        text = '';
      }
    },
    text(piece) {
      if (text !== null) text += piece;
    },
    close(name) {
      if (name !== 'definedName' || head === null || text === null) return;
      if (reachesOut(text)) throw new TemplateRefused('external-link', { cell: head.name });
      found.push({ ...head, refersTo: text.trim() });
      if (found.length > mostNames) throw new TemplateRefused('too-many-names');
      head = null;
      text = null;
    },
  });
  return {
    sheets,
    names: found.map(
      ({ local, ...name }): DefinedName => ({ ...name, scope: local === null ? null : (all[local] ?? null) }),
    ),
  };
}
