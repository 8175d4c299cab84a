import { moveFormula, type RowMoves } from '@linli/domain/sheets/move-formula';
import { columnLetters, escaped } from '../../people/register-workbook/write-workbook.ts';
import type { FactValue } from './fact-value.ts';
import { type GrownRows, movedAreas } from './grown-rows.ts';
import type { FactRow } from './row-spool.ts';
import { areaOf, documentPieces, type Piece, type PlainRow, tagXml } from './sheet-pieces.ts';
import { type CellWriter, rowWriter } from './write-row.ts';

/** A pattern row to be repeated; `columns` say by number which value goes where. */
export interface BlockPlan {
  readonly row: number;
  readonly columns: ReadonlyMap<number, string>;
  readonly count: number;
  rows(): AsyncIterable<FactRow>;
  /** What its row says when there are none. */
  readonly whenEmpty: FactRow;
}

export interface SheetPlan {
  readonly sheet: string;
  /** Values by row and number of the column, rows as in the template. */
  readonly cells: ReadonlyMap<number, ReadonlyMap<number, FactValue>>;
  readonly blocks: readonly BlockPlan[];
}

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** Attributes that name areas of the sheet, by the element they stand on. */
const areaAttributes: Readonly<Record<string, string>> = {
  conditionalFormatting: 'sqref',
  dataValidation: 'sqref',
  ignoredError: 'sqref',
  protectedRange: 'sqref',
  hyperlink: 'ref',
  autoFilter: 'ref',
  sortState: 'ref',
  sortCondition: 'ref',
};
/** Elements whose text is a formula, outside cells. */
const formulaElements = /^(?:formula\d?|f)$/u;

/**
 * A sheet with its cells filled and its pattern rows repeated, as XML: styles, heights and everything that is not touched as
 * they were, references where things stand now. What formulas came to is left out: whoever opens the file reckons anew.
 */
export async function* rewriteSheet(
  text: AsyncIterable<string>,
  plan: SheetPlan,
  moves: RowMoves,
  writer: CellWriter,
): AsyncGenerator<string, void, void> {
  const grown: GrownRows = new Map(plan.blocks.map(({ row, count }) => [row, count]));
  const blocks = new Map(plan.blocks.map((block) => [block.row, block]));
  const wanted = [...new Set([...plan.cells.keys(), ...blocks.keys()])].sort((a, b) => a - b);
  let next = 0;
  let prefix = '';
  let skipping: string | null = null;
  const write = rowWriter(plan.sheet, moves, writer);

  async function* written(row: PlainRow): AsyncGenerator<string> {
    const block = blocks.get(row.row);
    if (block === undefined) {
      yield write(row, moves.start(plan.sheet, row.row), prefix, plan.cells.get(row.row));
      return;
    }
    const first = moves.start(plan.sheet, row.row);
    let at = first;
    for await (const values of block.count === 0 ? [block.whenEmpty] : block.rows()) {
      yield write(
        row,
        at,
        prefix,
        new Map([...block.columns].map(([column, key]) => [column, values[key] ?? null])),
        { row: row.row, to: at },
      );
      at++;
    }
  }
  /** Rows to be filled that the template does not write out, up to one it does. */
  async function* missing(before: number): AsyncGenerator<string> {
    for (let row = wanted[next]; row !== undefined && row < before; row = wanted[++next])
      yield* written({ row, attributes: { r: String(row) }, cells: [] });
  }

  yield XML;
  for await (const piece of documentPieces(text)) {
    if (piece.kind === 'row') {
      yield* missing(piece.row.row);
      if (wanted[next] === piece.row.row) next++;
      yield* written(piece.row);
      continue;
    }
    if (skipping !== null) {
      if (piece.kind === 'close' && piece.local === skipping) skipping = null;
      continue;
    }
    if (piece.kind === 'open' && piece.local === 'dimension') {
      skipping = 'dimension';
      continue;
    }
    if (piece.kind === 'open' && piece.local === 'worksheet')
      prefix = piece.name.slice(0, -'worksheet'.length);
    if (piece.kind === 'close' && piece.local === 'sheetData') yield* missing(Number.POSITIVE_INFINITY);
    yield pieceXml(piece, plan.sheet, moves, grown);
  }
}

function pieceXml(
  piece: Exclude<Piece, { kind: 'row' }>,
  sheet: string,
  moves: RowMoves,
  grown: GrownRows,
): string {
  if (piece.kind === 'close') return `</${piece.name}>`;
  if (piece.kind === 'text') {
    if (formulaElements.test(piece.within)) return escaped(moveFormula(piece.text, sheet, moves));
    return escaped(piece.within === 'sqref' ? movedAreas(piece.text, sheet, moves) : piece.text);
  }
  const { name, local, attributes } = piece;
  if (local === 'mergeCells') return tagXml(name, without(attributes, 'count'));
  if (local === 'mergeCell') return merged(name, attributes.ref ?? '', sheet, moves, grown);
  if (local === 'brk' && attributes.id !== undefined)
    return tagXml(name, { ...attributes, id: String(moves.end(sheet, Number(attributes.id))) });
  const areas = areaAttributes[local];
  const ref = areas === undefined ? undefined : attributes[areas];
  return areas === undefined || ref === undefined
    ? tagXml(name, attributes)
    : tagXml(name, { ...attributes, [areas]: movedAreas(ref, sheet, moves) });
}

const without = (attributes: Readonly<Record<string, string>>, gone: string) =>
  Object.fromEntries(Object.entries(attributes).filter(([name]) => name !== gone));

/** A merged cell where it stands now; one of a pattern row stands in each of its copies. The last stays open for its end tag. */
function merged(name: string, ref: string, sheet: string, moves: RowMoves, grown: GrownRows): string {
  const area = areaOf(ref);
  const copies = area && area.top === area.bottom ? grown.get(area.top) : undefined;
  if (area === null || copies === undefined || copies <= 1)
    return tagXml(name, { ref: movedAreas(ref, sheet, moves) });
  const first = moves.start(sheet, area.top);
  const rows = Array.from({ length: copies }, (_, i) => first + i);
  return rows
    .map((row, i) =>
      tagXml(
        name,
        { ref: `${columnLetters(area.left)}${row}:${columnLetters(area.right)}${row}` },
        i < rows.length - 1,
      ),
    )
    .join('');
}
