import type { Cell } from '@linli/domain/people/cell-text';
import { guessMapping, HEADING_SEARCH_ROWS } from '@linli/domain/people/column-mapping';
import type { RegisterWorkbook } from '../register-workbook/open-workbook.ts';
import type { ImportSheet } from './import-state.ts';

/** Goes once through a whole workbook: counts its rows, guesses its headings, and meets what would be refused. */
export async function inspectWorkbook(workbook: RegisterWorkbook): Promise<ImportSheet[]> {
  const sheets: ImportSheet[] = [];
  for (const [index, name] of workbook.sheets.entries()) {
    const top: Cell[][] = [];
    let rows = 0;
    for await (const { row, cells } of workbook.rows(index)) {
      rows++;
      if (row > HEADING_SEARCH_ROWS) continue;
      while (top.length < row - 1) top.push([]);
      top.push(cells);
    }
    sheets.push({ name, rows, mapping: guessMapping(top) });
  }
  return sheets;
}
