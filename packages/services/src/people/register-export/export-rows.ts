import { type ExportColumn, exportColumns } from '@linli/contracts/people/export-columns';
import {
  type Occupancy,
  occupancies,
  type PersonTag,
  personTags,
  type Relation,
  relations,
  type Sex,
  sexes,
  type Tenancy,
  tenancies,
} from '@linli/contracts/people/labels';
import type { LocalText } from '@linli/contracts/problem';
import { areas, households, memberships, persons, vehicles } from '@linli/db/people/tables';
import { maskIdNumber, maskName, maskPhone, maskPlate } from '@linli/domain/identity/mask';
import { and, asc, eq, gt, inArray, isNull, sql } from 'drizzle-orm';
import type { Ctx } from '../../context.ts';
import { uses } from '../../vault.ts';
import type { WrittenCell } from '../register-workbook/write-workbook.ts';

type Tongue = keyof LocalText;
type Home = {
  id: string;
  address: string;
  occupancy: string;
  tenancy: string;
  headCount: number | null;
  path: string;
};
type Member = { householdId: string; relation: string; person: typeof persons.$inferSelect };

const HOUSEHOLDS_AT_ONCE = 500;
const columns = Object.keys(exportColumns) as ExportColumn[];

/**
 * The register below a path as rows of a table, headings first: one row a person, one for a household without. Names,
 * phones, id numbers and plates are masked, of a birth date only the year is left. Reads in stretches, so that memory
 * does not grow with the register.
 */
export async function* exportRows(
  ctx: Ctx,
  path: string,
  tongue: Tongue,
): AsyncGenerator<WrittenCell[], void, void> {
  yield columns.map((column) => exportColumns[column][tongue]);
  const groups = await groupsBelow(ctx, path);
  let after = '00000000-0000-0000-0000-000000000000';
  for (;;) {
    const homes: Home[] = await ctx.db
      .select({
        id: households.id,
        address: households.address,
        occupancy: households.occupancy,
        tenancy: households.tenancy,
        headCount: households.headCount,
        path: areas.path,
      })
      .from(households)
      .innerJoin(areas, eq(areas.id, households.areaId))
      .where(and(sql`${areas.path} <@ ${path}::ltree`, isNull(households.closedAt), gt(households.id, after)))
      .orderBy(asc(households.id))
      .limit(HOUSEHOLDS_AT_ONCE);
    const last = homes.at(-1);
    if (last === undefined) return;
    after = last.id;
    const [members, plates] = await Promise.all([membersOf(ctx, homes), platesOf(ctx, homes)]);
    for (const home of homes) {
      const group = groups(home.path);
      const people = members.get(home.id) ?? [null];
      for (const member of people)
        yield rowOf(ctx, { home, group, member, plates: plates.get(home.id) ?? [] }, tongue);
    }
  }
}

interface ExportRow {
  readonly home: Home;
  readonly group: { readonly grid: string; readonly cell: string };
  readonly member: Member | null;
  readonly plates: readonly string[];
}

function rowOf(ctx: Ctx, { home, group, member, plates }: ExportRow, tongue: Tongue): WrittenCell[] {
  const person = member?.person;
  const phone = person?.phoneCipher == null ? null : ctx.vault.openText(uses.personPhone, person.phoneCipher);
  const idNumber = person?.idCipher == null ? null : ctx.vault.openText(uses.personId, person.idCipher);
  const cells: Record<ExportColumn, WrittenCell> = {
    grid: group.grid,
    cell: group.cell,
    address: home.address,
    occupancy: occupancies[home.occupancy as Occupancy][tongue],
    tenancy: tenancies[home.tenancy as Tenancy][tongue],
    headCount: home.headCount,
    name: person === undefined ? null : maskName(person.name),
    relation: member === null ? null : relations[member.relation as Relation][tongue],
    sex: person?.sex == null ? null : sexes[person.sex as Sex][tongue],
    birthYear: person?.birthDate == null ? null : Number(person.birthDate.slice(0, 4)),
    phone: phone === null ? null : maskPhone(phone),
    idNumber: idNumber === null ? null : maskIdNumber(idNumber),
    tags: person?.tags.map((tag) => personTags[tag as PersonTag][tongue]).join('、') || null,
    vehicles: plates.map(maskPlate).join('、') || null,
  };
  return columns.map((column) => cells[column]);
}

async function membersOf(ctx: Ctx, homes: readonly Home[]): Promise<Map<string, Member[]>> {
  const rows = await ctx.db
    .select({ householdId: memberships.householdId, relation: memberships.relation, person: persons })
    .from(memberships)
    .innerJoin(persons, eq(persons.id, memberships.personId))
    .where(and(inArray(memberships.householdId, idsOf(homes)), isNull(memberships.untilAt)))
    .orderBy(asc(memberships.id));
  return grouped(rows, (row) => row.householdId);
}

async function platesOf(ctx: Ctx, homes: readonly Home[]): Promise<Map<string, string[]>> {
  const rows = await ctx.db
    .select({ householdId: vehicles.householdId, plate: vehicles.plateCipher })
    .from(vehicles)
    .where(inArray(vehicles.householdId, idsOf(homes)))
    .orderBy(asc(vehicles.id));
  const byHome = grouped(rows, (row) => row.householdId);
  return new Map(
    [...byHome].map(([id, some]) => [id, some.map(({ plate }) => ctx.vault.openText(uses.plate, plate))]),
  );
}

/** Names of the grid and cell above a path. */
async function groupsBelow(ctx: Ctx, path: string): Promise<(path: string) => ExportRow['group']> {
  const rows = await ctx.db
    .select({ kind: areas.kind, name: areas.name, path: areas.path })
    .from(areas)
    .where(
      and(
        sql`(${areas.path} <@ ${path}::ltree or ${areas.path} @> ${path}::ltree)`,
        inArray(areas.kind, ['grid', 'cell']),
      ),
    );
  const named = new Map(rows.map((row) => [row.path, row]));
  return (below) => {
    const found = { grid: '', cell: '' };
    const labels = below.split('.');
    for (let depth = 1; depth <= labels.length; depth++) {
      const area = named.get(labels.slice(0, depth).join('.'));
      if (area !== undefined) found[area.kind as 'grid' | 'cell'] = area.name;
    }
    return found;
  };
}

const idsOf = (homes: readonly Home[]): string[] => homes.map(({ id }) => id);

function grouped<T>(rows: readonly T[], key: (row: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const group = groups.get(key(row));
    if (group === undefined) groups.set(key(row), [row]);
    else group.push(row);
  }
  return groups;
}
