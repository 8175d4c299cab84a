import { SaxesParser, type SaxesTagPlain } from 'saxes';
import { columnNumber } from '../../people/register-workbook/merged-cells.ts';
import { WorkbookRefused } from '../../people/register-workbook/workbook-refused.ts';
import { columnLetters, escaped } from '../../people/register-workbook/write-workbook.ts';

export type Attributes = Readonly<Record<string, string>>;

/** One cell of a sheet as it is written; `inline` is its `<is>` element. */
export interface PlainCell {
  readonly column: number;
  readonly attributes: Attributes;
  readonly formula: { readonly attributes: Attributes; readonly text: string } | null;
  readonly value: string | null;
  readonly inline: string | null;
}

export interface PlainRow {
  readonly row: number;
  readonly attributes: Attributes;
  readonly cells: readonly PlainCell[];
}

/** A part of a document in its order: tags and texts as they are, and rows of a sheet as a whole. */
export type Piece =
  | { readonly kind: 'open'; readonly name: string; readonly local: string; readonly attributes: Attributes }
  | { readonly kind: 'text'; readonly text: string; readonly within: string }
  | { readonly kind: 'close'; readonly name: string; readonly local: string }
  | { readonly kind: 'row'; readonly row: PlainRow };

const localName = (name: string): string => name.slice(name.indexOf(':') + 1);

export const tagXml = (name: string, attributes: Attributes, closed = false): string =>
  `<${name}${Object.entries(attributes)
    .map(([key, value]) => ` ${key}="${escaped(value).replaceAll('\n', '&#10;').replaceAll('\t', '&#9;')}"`)
    .join('')}${closed ? '/' : ''}>`;

/**
 * Goes through a document piece by piece, namespaces and all, strict as `xmlReader` is; rows below `<sheetData>` come whole.
 * @throws WorkbookRefused when it is no well-formed XML or declares a document type
 */
export async function* documentPieces(text: AsyncIterable<string>): AsyncGenerator<Piece, void, void> {
  const reader = pieceReader();
  for await (const chunk of text) {
    reader.write(chunk);
    yield* reader.take();
  }
  reader.end();
  yield* reader.take();
}

interface OpenCell {
  column: number;
  attributes: Attributes;
  formula: { attributes: Attributes; text: string } | null;
  value: string | null;
  inline: string | null;
}

function pieceReader() {
  const parser = new SaxesParser({ xmlns: false, position: false });
  let ready: Piece[] = [];
  const way: string[] = [];
  let row: { row: number; attributes: Attributes; cells: PlainCell[] } | null = null;
  let cell: OpenCell | null = null;
  let lastRow = 0;
  const refuse = (cause?: unknown) => {
    throw new WorkbookRefused('broken', cause);
  };
  const inInline = () => cell !== null && cell.inline !== null && way.includes('is');

  const openRow = (attributes: Attributes) => {
    const at = attributes.r === undefined ? lastRow + 1 : Number(attributes.r);
    if (!Number.isInteger(at) || at <= lastRow || at > 1_048_576) refuse();
    lastRow = at;
    row = { row: at, attributes, cells: [] };
  };
  const openCell = (attributes: Attributes, cells: readonly PlainCell[]) => {
    const letters = /^([A-Z]{1,3})\d+$/u.exec(attributes.r ?? '')?.[1];
    const column = letters === undefined ? (cells.at(-1)?.column ?? 0) + 1 : columnNumber(letters);
    if (column <= (cells.at(-1)?.column ?? 0)) refuse();
    cell = { column, attributes, formula: null, value: null, inline: null };
  };

  parser.on('doctype', () => refuse());
  parser.on('error', refuse);
  parser.on('opentag', (tag: SaxesTagPlain) => {
    const local = localName(tag.name);
    const inside = way.at(-1);
    way.push(local);
    const { attributes } = tag;
    if (row === null && local === 'row' && inside === 'sheetData') openRow(attributes);
    else if (row !== null && cell === null && local === 'c') openCell(attributes, row.cells);
    else if (cell !== null) {
      if (inside === 'c' && local === 'f') cell.formula = { attributes, text: '' };
      else if (inside === 'c' && local === 'v') cell.value = '';
      else if (local === 'is' && inside === 'c') cell.inline = tagXml(tag.name, attributes);
      else if (inInline()) cell.inline += tagXml(tag.name, attributes);
    } else if (row === null) ready.push({ kind: 'open', name: tag.name, local, attributes });
  });
  const onText = (text: string) => {
    const within = way.at(-1) ?? '';
    if (cell !== null) {
      if (within === 'f' && cell.formula !== null && !inInline()) cell.formula.text += text;
      else if (within === 'v' && !inInline()) cell.value = (cell.value ?? '') + text;
      else if (inInline()) cell.inline += escaped(text);
    } else if (row === null && way.length > 0) ready.push({ kind: 'text', text, within });
  };
  parser.on('text', onText);
  parser.on('cdata', onText);
  parser.on('closetag', (tag: SaxesTagPlain) => {
    const local = localName(tag.name);
    if (inInline()) {
      if (cell !== null) cell.inline += `</${tag.name}>`;
      way.pop();
      return;
    }
    way.pop();
    if (cell !== null && local === 'c' && way.at(-1) === 'row') {
      row?.cells.push(cell);
      cell = null;
    } else if (row !== null && local === 'row' && way.at(-1) === 'sheetData') {
      ready.push({ kind: 'row', row });
      row = null;
    } else if (row === null) ready.push({ kind: 'close', name: tag.name, local });
  });
  return {
    write: (chunk: string) => void parser.write(chunk),
    end: () => void parser.close(),
    take(): Piece[] {
      const pieces = ready;
      ready = [];
      return pieces;
    },
  };
}

/** The address of a cell: `(3, 8)` → `C8`. */
export const addressOf = (column: number, row: number): string => `${columnLetters(column)}${row}`;

/** A rectangle of cells from `A1` or `A1:C3`; null for anything else. */
export function areaOf(ref: string): { top: number; bottom: number; left: number; right: number } | null {
  const found = /^\$?([A-Z]{1,3})\$?(\d{1,7})(?::\$?([A-Z]{1,3})\$?(\d{1,7}))?$/u.exec(ref);
  if (!found) return null;
  const [, left = '', top = '', right = left, bottom = top] = found;
  const [a, b] = [columnNumber(left), columnNumber(right)];
  const [c, d] = [Number(top), Number(bottom)];
  return { left: Math.min(a, b), right: Math.max(a, b), top: Math.min(c, d), bottom: Math.max(c, d) };
}
