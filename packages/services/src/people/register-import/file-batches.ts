import type { ColumnMapping } from '@linli/contracts/people/register-endpoints';
import { registerProblems } from '@linli/contracts/people/register-problems';
import type { Address } from '@linli/domain/people/address';
import { placeOfSheet } from '@linli/domain/people/column-mapping';
import type { FileHousehold, FilePerson } from '@linli/domain/people/merge-household';
import { type RegisterHousehold, registerRowReader } from '@linli/domain/people/register-row';
import type { Vault } from '../../vault.ts';
import { blindUses } from '../../vault.ts';
import type { RegisterWorkbook } from '../register-workbook/open-workbook.ts';
import type { FoundProblem, ImportSheet } from './import-state.ts';

/** A household as one stretch of the file gives it, its people with keys instead of phone and id number. */
export interface BatchHousehold extends FileHousehold {
  readonly sheet: string;
  readonly row: number;
  readonly text: string;
  readonly address: Address;
  readonly grid: string | null;
  readonly cell: string | null;
  readonly plateKeys: readonly string[];
}

/** A stretch of rows that is checked or written at once. It ends where a household ends. */
export interface Batch {
  readonly sheet: number;
  /** Last row of the stretch, as the sheet numbers it. */
  readonly lastRow: number;
  readonly rows: number;
  readonly households: readonly BatchHousehold[];
  readonly problems: readonly FoundProblem[];
  /** Rows about somebody who stood further up. */
  readonly duplicates: number;
  /** Phones, id numbers and plates behind the keys. */
  readonly plain: ReadonlyMap<string, string>;
  /** While keys are changed: keys by which the register may still know a value, to the key it has here. */
  readonly older: ReadonlyMap<string, string>;
}

type Growing = { -readonly [K in keyof BatchHousehold]: BatchHousehold[K] } & {
  persons: FilePerson[];
  plateKeys: string[];
};

const ROWS_IN_A_BATCH = 500;

/** Reads the mapped sheets of a workbook as batches; the same file gives the same batches. */
export async function* fileBatches(
  workbook: RegisterWorkbook,
  sheets: readonly ImportSheet[],
  { today, vault }: { today: string; vault: Vault },
): AsyncGenerator<Batch, void, void> {
  const seen = personsSeen();
  for (const [index, sheet] of sheets.entries()) {
    if (sheet.mapping === null) continue;
    const read = registerRowReader(sheet.mapping, { today, ...placeOfSheet(sheet.name) });
    let batch = openBatch(index, sheet, vault);
    let text = '';
    for await (const { row, cells } of workbook.rows(index)) {
      if (row <= sheet.mapping.headerRow) continue;
      const found = read(cells);
      if (batch.size() >= ROWS_IN_A_BATCH && found?.household?.text !== text) {
        yield batch.close();
        batch = openBatch(index, sheet, vault);
      }
      text = found?.household?.text ?? '';
      batch.put(row, found, seen);
    }
    yield batch.close();
  }
}

function openBatch(index: number, sheet: ImportSheet, vault: Vault) {
  const households = new Map<string, Growing>();
  const problems: FoundProblem[] = [];
  const plain = new Map<string, string>();
  const older = new Map<string, string>();
  let rows = 0;
  let lastRow = 0;
  let duplicates = 0;
  const keyed = (use: keyof typeof blindUses, value: string | null): string | null => {
    if (value === null) return null;
    const [key = '', ...others] = vault.blinds(blindUses[use], value).map((blind) => blind.toString('hex'));
    plain.set(key, value);
    for (const other of others) older.set(other, key);
    return key;
  };
  return {
    size: () => rows,
    put(row: number, found: ReturnType<ReturnType<typeof registerRowReader>>, seen: PersonsSeen) {
      rows++;
      lastRow = row;
      if (found === null) return;
      for (const problem of found.problems) problems.push({ ...problem, sheet: sheet.name, row });
      const isOut = found.problems.some(({ code }) => registerProblems[code].level === 'error');
      if (found.household === null || isOut) return;
      const plates = found.household.plates.flatMap((plate) => keyed('plate', plate) ?? []);
      const household = grow(households, found.household, sheet.name, row, plates);
      if (found.person === null) return;
      const { phone, idNumber, ...facts } = found.person;
      const person: FilePerson = {
        ...facts,
        row,
        phoneKey: keyed('phone', phone),
        idKey: keyed('idNumber', idNumber),
      };
      if (seen.again(found.household.text, person)) {
        duplicates++;
        const column = columnOf(sheet.mapping, 'name');
        problems.push({ sheet: sheet.name, row, column, field: 'name', code: 'same-person-twice' });
      } else household.persons.push(person);
    },
    close: (): Batch => ({
      sheet: index,
      lastRow,
      rows,
      households: [...households.values()],
      problems,
      duplicates,
      plain,
      older,
    }),
  };
}

function grow(
  households: Map<string, Growing>,
  found: RegisterHousehold,
  sheet: string,
  row: number,
  plateKeys: string[],
): Growing {
  const known = households.get(found.text);
  if (known === undefined) {
    const { address, text, tenancy, occupancy, headCount, grid, cell } = found;
    const made: Growing = {
      sheet,
      row,
      text,
      address,
      tenancy,
      occupancy,
      headCount,
      grid,
      cell,
      plateKeys,
      persons: [],
    };
    households.set(found.text, made);
    return made;
  }
  known.tenancy ??= found.tenancy;
  known.occupancy ??= found.occupancy;
  known.headCount ??= found.headCount;
  known.grid ??= found.grid;
  known.cell ??= found.cell;
  known.plateKeys = [...new Set([...known.plateKeys, ...plateKeys])];
  return known;
}

/** The column a field was mapped to. */
export const columnOf = (mapping: ColumnMapping | null, field: string): number | null =>
  mapping?.columns.find((c) => c.field === field)?.column ?? null;

interface PersonsSeen {
  /** Whether the person stood further up in the file: same id number, or same name at the same door. */
  again(address: string, person: FilePerson): boolean;
}

function personsSeen(): PersonsSeen {
  const ids = new Set<string>();
  const doors = new Map<string, { idKey: string | null; birthDate: string | null }[]>();
  const clash = (a: string | null, b: string | null) => a !== null && b !== null && a !== b;
  return {
    again(address, { name, idKey, birthDate }) {
      if (idKey !== null && ids.has(idKey)) return true;
      const door = `${address} ${name}`;
      const namesakes = doors.get(door) ?? [];
      if (namesakes.some((other) => !clash(other.idKey, idKey) && !clash(other.birthDate, birthDate)))
        return true;
      if (idKey !== null) ids.add(idKey);
      doors.set(door, [...namesakes, { idKey, birthDate }]);
      return false;
    },
  };
}
