import type { RowMoves } from '@linli/domain/sheets/move-formula';
import { columnLetters } from '../../people/register-workbook/write-workbook.ts';
import { areaOf } from './sheet-pieces.ts';

/** How many rows a pattern row became, by its number. A block without rows keeps its one, empty. */
export type GrownRows = ReadonlyMap<number, number>;

/** How far rows moved once the blocks of every sheet have grown. */
export function rowMoves(grown: ReadonlyMap<string, GrownRows>): RowMoves {
  const shift = (sheet: string, counts: (pattern: number) => boolean): number => {
    let sum = 0;
    for (const [pattern, rows] of grown.get(sheet) ?? []) if (counts(pattern)) sum += Math.max(1, rows) - 1;
    return sum;
  };
  return {
    start: (sheet, row) => row + shift(sheet, (pattern) => pattern < row),
    end: (sheet, row) => row + shift(sheet, (pattern) => pattern <= row),
  };
}

/** A list of areas as attributes hold it (`A1:B2 C3`) where they stand now. */
export const movedAreas = (refs: string, sheet: string, moves: RowMoves): string =>
  refs
    .split(/\s+/u)
    .map((ref) => {
      const area = areaOf(ref);
      if (area === null) return ref;
      const from = `${columnLetters(area.left)}${moves.start(sheet, area.top)}`;
      const to = `${columnLetters(area.right)}${moves.end(sheet, area.bottom)}`;
      return from === to ? from : `${from}:${to}`;
    })
    .join(' ');
