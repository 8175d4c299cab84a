import type { ColumnMapping, RegisterField } from '@linli/contracts/people/register-endpoints';
import type { RegisterProblemCode } from '@linli/contracts/people/register-problems';
import { type Cell, isBlank } from './cell-text.ts';

export type RowProblem = {
  readonly field: RegisterField | null;
  /** Counted from 1; null when the column is missing altogether. */
  readonly column: number | null;
  readonly code: RegisterProblemCode;
};

/** A cell with its place, as the readers of single fields want it. */
export type Found = { readonly cell: Cell; readonly column: number; readonly heading: string };

/** Cells of one row by field; a field may stand in several columns (电话1, 电话2). */
export class RowCells {
  readonly problems: RowProblem[] = [];
  private readonly byField = new Map<RegisterField, Found[]>();

  constructor(cells: readonly Cell[], mapping: ColumnMapping) {
    for (const { column, field, heading } of mapping.columns) {
      const cell = cells[column - 1] ?? null;
      if (field === null || isBlank(cell)) continue;
      const found = { cell, column, heading };
      const others = this.byField.get(field);
      if (others === undefined) this.byField.set(field, [found]);
      else others.push(found);
    }
  }

  all(field: RegisterField): readonly Found[] {
    return this.byField.get(field) ?? [];
  }

  first(field: RegisterField): Found | undefined {
    return this.byField.get(field)?.[0];
  }

  cell(field: RegisterField): Cell {
    return this.first(field)?.cell ?? null;
  }

  isEmpty(): boolean {
    return this.byField.size === 0;
  }

  /** Adds a problem at the first column of a field, or at one given. */
  complain(code: RegisterProblemCode, field: RegisterField, at?: Found): void {
    this.problems.push({ field, column: at?.column ?? this.first(field)?.column ?? null, code });
  }

  /** The value of a closed choice; a word that is none of them becomes a problem and null. */
  choice<T>(
    field: RegisterField,
    parse: (cell: Cell) => T | null | 'unknown-word',
    code: RegisterProblemCode,
  ): T | null {
    const found = this.first(field);
    if (found === undefined) return null;
    const value = parse(found.cell);
    if (value !== 'unknown-word') return value as T | null;
    this.complain(code, field, found);
    return null;
  }
}
