import type { Layout, LayoutBlock, LayoutCell, LayoutColumn, LayoutFault } from '@linli/domain/sheets/layout';
import { reachesOut } from '@linli/domain/sheets/move-formula';
import { columnLetters } from '../../people/register-workbook/write-workbook.ts';
import type { Template, TemplateSheet } from './open-template.ts';
import { addressOf, areaOf, documentPieces, type PlainCell } from './sheet-pieces.ts';
import { TemplateRefused, templateLimits } from './template-refused.ts';

type Area = NonNullable<ReturnType<typeof areaOf>>;

interface Grid extends TemplateSheet {
  /** Texts and numbers as they are shown, by address. */
  readonly texts: ReadonlyMap<string, string>;
  readonly formulas: ReadonlySet<string>;
  readonly merges: readonly Area[];
}

/** How far headings and labels are looked for. */
const REACH = 8;
const LONGEST_LABEL = 80;

/**
 * What a template wants to be filled: every cell with a name of its own, and every row with a name over it.
 * @throws TemplateRefused when it names nothing, reaches out of itself, or is beyond the bounds
 */
export async function readLayout(template: Template): Promise<Layout> {
  const grids = new Map<string, Grid>();
  for (const sheet of template.sheets) grids.set(sheet.name, await readGrid(template, sheet));
  const cells: LayoutCell[] = [];
  const blocks: LayoutBlock[] = [];
  const faults: LayoutFault[] = [];
  const taken = new Set<string>();
  const named = new Set(template.names.map(({ refersTo }) => refersTo.replaceAll(/[$']/gu, '')));
  for (const { name: own, scope, refersTo, hidden } of template.names) {
    if (hidden || own.startsWith('_xlnm.')) continue;
    const name = taken.has(own) && scope !== null ? `${own} (${scope})` : own;
    taken.add(own);
    const found = targetOf(refersTo, grids);
    if (found === 'none') continue;
    if (found === 'nowhere') {
      faults.push({ code: 'points-nowhere', name, sheet: scope, address: null });
      continue;
    }
    const { grid, area } = found;
    const merge = grid.merges.find((each) => within(area, each));
    const place = { name, sheet: grid.name, address: addressIn(area) };
    if (merge !== undefined || (area.left === area.right && area.top === area.bottom))
      cells.push({ ...place, ...cellAt(grid, merge ?? area, named) });
    else if (area.top !== area.bottom) faults.push({ code: 'several-rows', ...place });
    else blocks.push({ ...place, row: area.top, columns: columnsOf(grid, area) });
  }
  if (cells.length + blocks.length + faults.length === 0) throw new TemplateRefused('nothing-named');
  return { cells, blocks, faults: [...faults, ...faultsOfBlocks(cells, blocks, grids)] };
}

const within = (inner: Area, outer: Area): boolean =>
  inner.left >= outer.left &&
  inner.right <= outer.right &&
  inner.top >= outer.top &&
  inner.bottom <= outer.bottom;

const addressIn = ({ left, right, top, bottom }: Area): string => {
  const [from, to] = [addressOf(left, top), addressOf(right, bottom)];
  return from === to ? from : `${from}:${to}`;
};

/** `none`: a constant or a formula, which is nothing to fill. */
function targetOf(refersTo: string, grids: ReadonlyMap<string, Grid>) {
  if (refersTo.includes('#REF!')) return 'nowhere';
  const [, quoted, plain, ref = ''] = /^=?(?:'((?:[^']|'')+)'|([^'!(),\s]+))!(\S+)$/u.exec(refersTo) ?? [];
  const sheet = quoted?.replaceAll("''", "'") ?? plain;
  if (sheet === undefined) return 'none';
  const grid = grids.get(sheet);
  const area = areaOf(ref);
  return grid === undefined || area === null ? 'nowhere' : { grid, area };
}

async function readGrid(template: Template, sheet: TemplateSheet): Promise<Grid> {
  const texts = new Map<string, string>();
  const formulas = new Set<string>();
  const merges: Area[] = [];
  let formula: string | null = null;
  for await (const piece of documentPieces(template.archive.text(sheet.part))) {
    if (piece.kind === 'row') {
      const { row, cells } = piece.row;
      for (const cell of cells) {
        if (cell.formula === null && cell.value === null && cell.inline === null) continue;
        const address = addressOf(cell.column, row);
        const at = { sheet: sheet.name, cell: address };
        if (row > templateLimits.mostRows || cell.column > templateLimits.mostColumns)
          throw new TemplateRefused('beyond-bounds', at);
        if (cell.formula !== null) {
          if (reachesOut(cell.formula.text)) throw new TemplateRefused('unsafe-formula', at);
          formulas.add(address);
        } else texts.set(address, textOf(cell, template.sharedTexts));
      }
    } else if (piece.kind === 'open') {
      if (piece.local === 'mergeCell') {
        const area = areaOf(piece.attributes.ref ?? '');
        if (area !== null) merges.push(area);
      }
      formula = /^(?:f|formula\d?)$/u.test(piece.local) ? '' : null;
    } else if (piece.kind === 'text' && formula !== null) formula += piece.text;
    else if (piece.kind === 'close' && formula !== null) {
      // Of rules for colours and entries.
      if (reachesOut(formula))
        throw new TemplateRefused('unsafe-formula', { sheet: sheet.name, cell: piece.local });
      formula = null;
    }
  }
  return { ...sheet, texts, formulas, merges };
}

function textOf({ attributes, value, inline }: PlainCell, shared: readonly string[]): string {
  if (inline !== null) {
    const texts = [...inline.matchAll(/<(?:\w+:)?t(?:\s[^>]*)?>([^<]*)</gu)].map(([, text = '']) => text);
    return unescaped(texts.join(''));
  }
  return attributes.t === 's' ? (shared[Number(value)] ?? '') : (value ?? '');
}

const unescaped = (text: string): string =>
  text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#13;', '\r')
    .replaceAll('&amp;', '&');

/** What is read at a place: within a merged cell its first cell holds the text. */
function shownAt(grid: Grid, column: number, row: number): string {
  const merge = grid.merges.find((each) =>
    within({ left: column, right: column, top: row, bottom: row }, each),
  );
  return (grid.texts.get(addressOf(merge?.left ?? column, merge?.top ?? row)) ?? '')
    .trim()
    .slice(0, LONGEST_LABEL);
}

/** The address and text of a cell, and what stands left of it, else above; what stands beyond another named cell is that one's. */
function cellAt(
  grid: Grid,
  { left, top }: Area,
  named: ReadonlySet<string>,
): Pick<LayoutCell, 'address' | 'text' | 'label'> {
  const address = addressOf(left, top);
  let label = '';
  for (let column = left - 1; label === '' && column >= Math.max(1, left - REACH); column--) {
    if (named.has(`${grid.name}!${addressOf(column, top)}`)) break;
    label = shownAt(grid, column, top);
  }
  for (let row = top - 1; label === '' && row >= Math.max(1, top - 2); row--)
    label = shownAt(grid, left, row);
  return { address, text: grid.texts.get(address) ?? '', label };
}

function columnsOf(grid: Grid, { left, right, top }: Area): LayoutColumn[] {
  const columns: LayoutColumn[] = [];
  for (let column = left; column <= right; column++) {
    const merge = grid.merges.find((each) => within({ left: column, right: column, top, bottom: top }, each));
    if (merge !== undefined && merge.left !== column) continue;
    const address = addressOf(column, top);
    const text = (grid.texts.get(address) ?? '').trim();
    let heading = /\{[^{}]+\}/u.test(text) ? text.slice(0, LONGEST_LABEL) : '';
    for (let row = top - 1; heading === '' && row >= Math.max(1, top - REACH); row--)
      heading = shownAt(grid, column, row);
    const slot = text === '' ? heading !== '' : /\{[^{}]+\}/u.test(text);
    columns.push({
      column: columnLetters(column),
      address,
      heading,
      holds: grid.formulas.has(address) ? 'formula' : slot ? 'slot' : 'fixed',
    });
  }
  return columns;
}

function faultsOfBlocks(
  cells: readonly LayoutCell[],
  blocks: readonly LayoutBlock[],
  grids: ReadonlyMap<string, Grid>,
): LayoutFault[] {
  return blocks.flatMap((block, i): LayoutFault[] => {
    const { name, sheet, address, row } = block;
    const grid = grids.get(sheet);
    const found: LayoutFault[] = [];
    const say = (code: LayoutFault['code'], at: { name: string; address: string }) =>
      found.push({ code, name: at.name, sheet, address: at.address });
    if (blocks.slice(0, i).some((other) => other.sheet === sheet && other.row === row))
      say('blocks-in-one-row', block);
    for (const cell of cells)
      if (cell.sheet === sheet && Number(/\d+$/u.exec(cell.address)?.[0]) === row) say('cell-in-block', cell);
    if (grid?.merges.some(({ top, bottom }) => top !== bottom && top <= row && row <= bottom))
      say('merge-across', { name, address });
    if (grid?.hasTables) say('table-near-block', { name, address });
    if (grid?.hasDrawings) say('drawing-below', { name, address });
    return found;
  });
}
