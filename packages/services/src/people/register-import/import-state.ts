import type { ColumnMapping, ImportView } from '@linli/contracts/people/register-endpoints';
import { type RegisterProblemCode, registerProblems } from '@linli/contracts/people/register-problems';
import type { importProblems, imports } from '@linli/db/people/tables';

export interface ImportSheet {
  readonly name: string;
  /** Rows with something in them, headings included. */
  readonly rows: number;
  /** Null: no headings were found, or the sheet is to be left out. */
  readonly mapping: ColumnMapping | null;
}

export type ImportCounts = { -readonly [K in keyof ImportView['counts']]: number };

export const noCounts = (): ImportCounts => ({
  rows: 0,
  done: 0,
  newHouseholds: 0,
  newPersons: 0,
  changed: 0,
  unchanged: 0,
  duplicates: 0,
  errors: 0,
  warnings: 0,
});

export type ImportRow = typeof imports.$inferSelect;

/** Everything of an import but its file, which is large. */
export type ImportHead = Omit<ImportRow, 'fileCipher' | 'fileHash'>;

/** What was written by this slice as JSON and is read back as such. */
export const sheetsOf = (row: Pick<ImportRow, 'sheets'>): ImportSheet[] => row.sheets as ImportSheet[];
export const countsOf = (row: Pick<ImportRow, 'counts'>): ImportCounts => row.counts as ImportCounts;

export function importView(row: ImportHead): ImportView {
  return {
    importId: row.id,
    areaId: row.areaId,
    fileName: row.fileName,
    state: row.state as ImportView['state'],
    failure: row.failure as ImportView['failure'],
    sheets: sheetsOf(row),
    counts: countsOf(row),
    createdAt: row.createdAt.toISOString(),
    finishedAt: row.finishedAt?.toISOString() ?? null,
  };
}

/** More are counted and not kept: nobody reads them, and the file has to be mended anyway. */
const MOST_PROBLEMS = 10_000;

export interface FoundProblem {
  readonly sheet: string;
  readonly row: number;
  readonly column: number | null;
  readonly field: (typeof importProblems.$inferInsert)['field'];
  readonly code: RegisterProblemCode;
}

/** Numbers the problems of an import in the order they were found and counts them by weight. */
export function problemBook(importId: string) {
  let number = 0;
  return {
    add(found: readonly FoundProblem[], counts: ImportCounts): (typeof importProblems.$inferInsert)[] {
      for (const { code } of found)
        counts[registerProblems[code].level === 'error' ? 'errors' : 'warnings']++;
      const kept = found.slice(0, Math.max(0, MOST_PROBLEMS - number));
      return kept.map((problem) => ({
        importId,
        number: ++number,
        sheet: problem.sheet,
        row: problem.row,
        column: problem.column,
        field: problem.field ?? null,
        code: problem.code,
        isError: registerProblems[problem.code].level === 'error',
      }));
    },
  };
}
