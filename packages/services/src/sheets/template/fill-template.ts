import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { moveFormula, type RowMoves } from '@linli/domain/sheets/move-formula';
import { ZipFile } from 'yazl';
import { escaped } from '../../people/register-workbook/write-workbook.ts';
import { cellStyles } from './cell-styles.ts';
import { rowMoves } from './grown-rows.ts';
import type { Template } from './open-template.ts';
import { rewriteSheet, type SheetPlan } from './rewrite-sheet.ts';
import { documentPieces, type Piece, tagXml } from './sheet-pieces.ts';

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const options = {
  // The same facts give the same bytes, whenever they are written.
  mtime: new Date(Date.UTC(2020, 0, 1)),
  forceDosTimestamp: true,
  mode: 0o100644,
};
/** Says in which order formulas were reckoned; programs make a new one. */
const CALC_CHAIN = /(?:^|\/)calcchain\.xml$/iu;

/** The filled form. Sheets are streamed into the archive; every other part goes over as it is. */
export async function fillTemplate(
  template: Template,
  plans: ReadonlyMap<string, SheetPlan>,
  zone: string,
): Promise<Buffer> {
  const { archive, sheets, workbookPart } = template;
  const grown = new Map(
    [...plans.values()].map(({ sheet, blocks }) => [
      sheet,
      new Map(blocks.map(({ row, count }) => [row, count])),
    ]),
  );
  const moves = rowMoves(grown);
  const writer = { styles: await cellStyles(archive), zone };
  const zip = new ZipFile();
  const byPart = new Map(sheets.map(({ name, part }) => [part.toLowerCase(), name]));
  for (const part of archive.names) {
    if (CALC_CHAIN.test(part)) continue;
    const sheet = byPart.get(part.toLowerCase());
    if (sheet !== undefined) {
      const plan = plans.get(sheet) ?? { sheet, cells: new Map(), blocks: [] };
      const xml = Readable.from(rewriteSheet(archive.text(part), plan, moves, writer), { objectMode: false });
      xml.on('error', (error) => zip.outputStream.emit('error', error));
      zip.addReadStream(xml, part, options);
    } else if (part.toLowerCase() === workbookPart.toLowerCase())
      zip.addBuffer(Buffer.from(await rewritten(archive.text(part), workbookPieces(moves))), part, options);
    else if (part.endsWith('.rels') || part === '[Content_Types].xml')
      zip.addBuffer(Buffer.from(await rewritten(archive.text(part), withoutCalcChain)), part, options);
    else zip.addBuffer(await archive.bytes(part), part, options);
  }
  zip.end();
  return buffer(zip.outputStream);
}

type Rewrite = (piece: Exclude<Piece, { kind: 'row' }>) => string;

async function rewritten(text: AsyncIterable<string>, rewrite: Rewrite): Promise<string> {
  let xml = XML;
  for await (const piece of documentPieces(text)) if (piece.kind !== 'row') xml += rewrite(piece);
  return xml;
}

const asItIs: Rewrite = (piece) => {
  if (piece.kind === 'open') return tagXml(piece.name, piece.attributes);
  return piece.kind === 'close' ? `</${piece.name}>` : escaped(piece.text);
};

/** Names move with what they name, and everything is reckoned anew when the file is opened. */
function workbookPieces(moves: RowMoves): Rewrite {
  let skipped = false;
  return (piece) => {
    if (piece.kind !== 'text' && piece.local === 'calcPr') return '';
    if (piece.kind === 'text' && piece.within === 'definedName')
      return escaped(moveFormula(piece.text, '', moves));
    if (piece.kind === 'close' && piece.local === 'definedNames' && !skipped) {
      skipped = true;
      const prefix = piece.name.slice(0, -'definedNames'.length);
      return `</${piece.name}>${tagXml(`${prefix}calcPr`, { calcId: '191029', fullCalcOnLoad: '1' }, true)}`;
    }
    return asItIs(piece);
  };
}

/** A tag of the calculation chain is left out, its end tag with it. */
function withoutCalcChain(piece: Exclude<Piece, { kind: 'row' }>): string {
  if (piece.kind === 'text') return escaped(piece.text);
  if (piece.local === 'Relationship' || piece.local === 'Override' || piece.local === 'Default') {
    if (piece.kind === 'close') return '';
    const { Target = '', PartName = '' } = piece.attributes;
    return CALC_CHAIN.test(Target) || CALC_CHAIN.test(PartName)
      ? ''
      : tagXml(piece.name, piece.attributes, true);
  }
  return asItIs(piece);
}
