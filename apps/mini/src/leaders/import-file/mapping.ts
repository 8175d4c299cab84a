import type { InputOf } from '@linli/contracts/catalog';
import type { ColumnMapping, ImportView, RegisterField } from '@linli/contracts/people/register-endpoints';

/** A sheet of the file with what is chosen for its columns. */
export interface ChosenSheet {
  name: string;
  rows: number;
  /** Left out when false. */
  taken: boolean;
  /** Undefined when no headings were found. */
  mapping: ColumnMapping | undefined;
}

/** What is chosen to begin with: what was recognised, or remembered from last time. */
export function chosenOf(sheets: ImportView['sheets']): ChosenSheet[] {
  return sheets.map(({ name, rows, mapping }) => ({
    name,
    rows,
    taken: mapping !== null,
    mapping: mapping ?? undefined,
  }));
}

/** Says what one column holds. A field that another column held before moves here: no field is read from two. */
export function withField(sheet: ChosenSheet, column: number, field: RegisterField | null): ChosenSheet {
  if (!sheet.mapping) return sheet;
  const columns = sheet.mapping.columns.map((one) => {
    if (one.column === column) return { ...one, field };
    return field !== null && one.field === field && isSingle(field) ? { ...one, field: null } : one;
  });
  return { ...sheet, mapping: { ...sheet.mapping, columns } };
}

/** Tags and notes may stand in several columns. */
const isSingle = (field: RegisterField) => field !== 'tags' && field !== 'note';

/** What is sent: sheets that are left out go as null. */
export function mappingsOf(sheets: readonly ChosenSheet[]): InputOf<'POST /people/check-import'>['mappings'] {
  return sheets.map(({ name, taken, mapping }) => ({
    sheet: name,
    mapping: taken && mapping ? mapping : null,
  }));
}

/** Whether two choices would be read in the same way. */
export function sameChoice(a: readonly ChosenSheet[], b: readonly ChosenSheet[]): boolean {
  return JSON.stringify(mappingsOf(a)) === JSON.stringify(mappingsOf(b));
}
