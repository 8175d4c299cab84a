import type { ColumnMapping } from '@linli/contracts/people/register-endpoints';
import type { Occupancy, Tenancy } from '@linli/contracts/people/values';
import { type Address, type AddressReading, addressFromParts, parseAddress } from './address.ts';
import { type Cell, compactText, plainText } from './cell-text.ts';
import { type RegisterPerson, readPerson } from './register-person.ts';
import { isEmptyFlat, parseHeadCount, parseOccupancy, parsePlates, parseTenancy } from './register-words.ts';
import { RowCells, type RowProblem } from './row-cells.ts';

export type RegisterHousehold = {
  readonly address: Address;
  /** The one spelling of the address. */
  readonly text: string;
  readonly tenancy: Tenancy | null;
  readonly occupancy: Occupancy | null;
  readonly headCount: number | null;
  readonly plates: readonly string[];
  readonly grid: string | null;
  readonly cell: string | null;
};

export type RegisterRow = {
  /** Null when the address cannot be read; then nothing of the row can be kept. */
  readonly household: RegisterHousehold | null;
  readonly person: RegisterPerson | null;
  readonly problems: readonly RowProblem[];
};

/** Where rows are when they do not say so themselves, and the day of reading as `YYYY-MM-DD`. */
export type RegisterContext = {
  readonly today: string;
  readonly compound: string | null;
  readonly building: string | null;
};

type Above = {
  readonly compound: Cell;
  readonly building: Cell;
  readonly unit: Cell;
  readonly reading: AddressReading;
};

/**
 * Reads the rows of one sheet in order. It remembers the row above, because registers write the building, or the
 * whole address, only on the first row of a building or household. Blank rows, repeated headings and sums come
 * back as null.
 */
export function registerRowReader(
  mapping: ColumnMapping,
  context: RegisterContext,
): (cells: readonly Cell[]) => RegisterRow | null {
  let above: Above | null = null;
  return (cells) => {
    if (isHeadingAgain(cells, mapping)) return null;
    const row = new RowCells(cells, mapping);
    if (row.isEmpty() || isSum(row)) return null;
    const { reading, next } = readAddress(row, context, above);
    above = next;
    if (!reading.ok) {
      row.complain(reading.reason, row.first('address') !== undefined ? 'address' : 'door');
      return { household: null, person: null, problems: row.problems };
    }
    const nameText = compactText(row.cell('name'));
    const empty =
      isEmptyFlat(nameText) ||
      (nameText === '' && row.all('note').some((note) => isEmptyFlat(compactText(note.cell))));
    const person = empty || nameText === '' ? null : readPerson(row, context.today);
    if (nameText === '' && (row.first('id-number') ?? row.first('phone')) !== undefined)
      row.complain('name-missing', 'name');
    return {
      household: readHousehold(row, reading, { empty, lived: person !== null }),
      person,
      problems: row.problems,
    };
  };
}

function readHousehold(
  row: RowCells,
  reading: Extract<AddressReading, { ok: true }>,
  state: { empty: boolean; lived: boolean },
): RegisterHousehold {
  const vehicle = row.all('vehicle').map((found) => ({ found, ...parsePlates(found.cell) }));
  for (const { found, unreadable } of vehicle)
    if (unreadable > 0) row.complain('vehicle-unreadable', 'vehicle', found);
  const occupancy = row.choice('occupancy', parseOccupancy, 'occupancy-unknown-word');
  return {
    address: reading.address,
    text: reading.text,
    tenancy: row.choice('tenancy', parseTenancy, 'tenancy-unknown-word'),
    occupancy: state.empty ? 'empty' : state.lived ? 'lived-in' : occupancy,
    headCount: row.choice('head-count', parseHeadCount, 'head-count-unknown-word'),
    plates: [...new Set(vehicle.flatMap((v) => v.plates))],
    grid: plainText(row.cell('grid')) || null,
    cell: plainText(row.cell('cell')) || null,
  };
}

function readAddress(
  row: RowCells,
  context: RegisterContext,
  above: Above | null,
): { reading: AddressReading; next: Above | null } {
  const parts = {
    compound: row.cell('compound'),
    building: row.cell('building'),
    unit: row.cell('unit'),
    door: row.cell('door'),
  };
  const address = row.cell('address');
  const silent = address === null && parts.building === null && parts.door === null;
  if (silent && above !== null) return { reading: above.reading, next: above };
  const compound =
    parts.compound ?? (above !== null && address === null ? above.compound : null) ?? context.compound;
  const building = parts.building ?? (above?.building || context.building);
  const unit = parts.unit ?? (parts.building === null ? (above?.unit ?? null) : null);
  const whole = address === null ? null : parseAddress(address);
  const reading =
    whole?.ok === true
      ? addressFromParts({ compound, door: address })
      : addressFromParts(
          parts.door === null && address !== null && building !== null
            ? { compound, building, unit, door: address }
            : { compound, building, unit, door: parts.door },
        );
  const kept = reading.ok || whole === null ? reading : whole;
  return {
    reading: kept,
    next: { compound, building: parts.building ?? building ?? null, unit, reading: kept },
  };
}

function isHeadingAgain(cells: readonly Cell[], mapping: ColumnMapping): boolean {
  const mapped = mapping.columns.filter((c) => c.field !== null);
  const same = mapped.filter((c) => compactText(cells[c.column - 1] ?? null) === c.heading);
  return same.length >= 2 && same.length * 2 >= mapped.length;
}

function isSum(row: RowCells): boolean {
  return (['address', 'name', 'building', 'door', 'compound'] as const).some((field) =>
    /^(?:合计|总计|小计|共计|填表人|制表|负责人|审核人|注[:：]|说明[:：])/u.test(
      compactText(row.cell(field)),
    ),
  );
}
