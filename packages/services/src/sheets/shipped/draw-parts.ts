import { columnLetters } from '../../people/register-workbook/write-workbook.ts';
import { cellsFrom, inLook, type Look, type StyledCell, type StyledSheet } from './styled-workbook.ts';

/** Columns of a row block: heading, look, width is the sheet's. */
export type Column = readonly [heading: string, look: Look];

const wide = (row: number, columns: number): string => `A${row}:${columnLetters(columns)}${row}`;
export const empty = (columns: readonly Column[]): StyledCell[] => columns.map(([, look]) => [null, look]);
export const heads = (columns: readonly Column[]): StyledCell[] =>
  inLook(
    'head',
    columns.map(([heading]) => heading),
  );

/** Title and who filled it when, over the first two rows. Cells are named as the facts are. */
export function top(title: string, columns: number): Pick<StyledSheet, 'rows' | 'merges' | 'names'> {
  return {
    rows: {
      1: { height: 36, cells: { 1: [`{填报地区}${title}`, 'title'] } },
      2: {
        height: 22,
        cells: {
          ...cellsFrom(1, [
            ['填报时段：', 'about'],
            [null, 'about'],
          ]),
          ...cellsFrom(4, [
            ['填表人：', 'about'],
            [null, 'about'],
          ]),
          ...cellsFrom(7, [
            ['填表时间：', 'about'],
            [null, 'moment'],
          ]),
        },
      },
    },
    merges: [wide(1, columns), 'B2:C2', 'E2:F2', `H2:${columnLetters(columns)}2`],
    names: { 填报地区: 'A1', 填报时段: 'B2', 填表人: 'E2', 填表时间: 'H2' },
  };
}

/** Named figures in two rows, labels over values. */
export function figures(row: number, all: readonly Column[]): Pick<StyledSheet, 'rows' | 'names'> {
  return {
    rows: {
      [row]: { height: 24, cells: cellsFrom(1, heads(all)) },
      [row + 1]: { height: 26, cells: cellsFrom(1, empty(all)) },
    },
    names: Object.fromEntries(all.map(([name], i) => [name, `${columnLetters(i + 1)}${row + 1}`])),
  };
}
