import type { Cell } from '@linli/domain/people/cell-text';
import { WorkbookRefused } from './workbook-refused.ts';

/** A merged block of cells; rows and columns counted from 1, ends included. */
export interface MergedBlock {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

const MOST_BLOCKS = 200_000;
const MERGE = /<(?:\w+:)?mergeCell\s[^>]*?ref="([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})"/gu;
const LONGEST_TAG = 200;

/** The number of a column from its letters: `A` → 1, `AA` → 27. */
export function columnNumber(letters: string): number {
  let number = 0;
  for (let i = 0; i < letters.length; i++) number = number * 26 + letters.charCodeAt(i) - 64;
  return number;
}

/**
 * Finds the merged blocks of a sheet. They stand behind the rows, so the sheet is gone through once only for them,
 * without being parsed.
 */
export async function findMergedBlocks(pieces: AsyncIterable<string>): Promise<MergedBlock[]> {
  const blocks: MergedBlock[] = [];
  let tail = '';
  for await (const piece of pieces) {
    const text = tail + piece;
    let end = 0;
    for (const found of text.matchAll(MERGE)) {
      end = found.index + found[0].length;
      const [, left = '', top = '', right = '', bottom = ''] = found;
      blocks.push({
        left: columnNumber(left),
        top: Number(top),
        right: columnNumber(right),
        bottom: Number(bottom),
      });
      if (blocks.length > MOST_BLOCKS) throw new WorkbookRefused('broken');
    }
    tail = text.slice(Math.max(end, text.length - LONGEST_TAG));
  }
  return blocks.sort((a, b) => a.top - b.top);
}

/**
 * Writes the value of each merged block into all its cells, row by row, so that a compound written once over forty
 * rows is read on every one of them. Rows have to come in order.
 */
export function mergedCellFiller(
  blocks: readonly MergedBlock[],
  mostColumns: number,
): (row: number, cells: Cell[]) => void {
  let next = 0;
  let open: { block: MergedBlock; value: Cell }[] = [];
  return (row, cells) => {
    open = open.filter(({ block }) => block.bottom >= row);
    for (let block = blocks[next]; block !== undefined && block.top <= row; block = blocks[++next]) {
      if (block.bottom < row || block.left > mostColumns) continue;
      open.push({ block, value: block.top === row ? (cells[block.left - 1] ?? null) : null });
    }
    for (const { block, value } of open) {
      if (value === null) continue;
      for (let column = block.left; column <= Math.min(block.right, mostColumns); column++) {
        while (cells.length < column) cells.push(null);
        cells[column - 1] ??= value;
      }
    }
  };
}
