import type { Role } from '@linli/contracts/identity/roles';
import type { Sql } from '@linli/db/client';
import { writtenAddress } from '@linli/domain/people/written-address';
import type { Ctx } from '@linli/services/context';
import { demoPhone } from './demo-numbers.ts';
import { AS_OF_YEAR, type DemoHousehold, type DemoPerson, householdMaker } from './household.ts';
import { householdSizes } from './household-sizes.ts';
import { type LargePlace, type PlannedArea, planPlace } from './large-places.ts';
import { chineseName, surname } from './names.ts';
import { type Random, randomBy } from './random.ts';
import { type PlacedArea, type RegisterWriter, registerWriter, type Service } from './register-writer.ts';

const HOUSEHOLDS_AT_ONCE = 2_000;
const SIZES = [
  [1, 15],
  [2, 30],
  [3, 31],
  [4, 14],
  [5, 8],
  [6, 2],
] as const;

/**
 * Fills in a large place at full size: areas, households, people, vehicles, accounts and posts, all in one transaction
 * by COPY and not through the import, which is for files of one community. Nobody who follows the register is told,
 * because in a new district no round is open. @returns false when the place was there already
 */
export async function seedPlace(
  ctx: Ctx,
  sql: Sql,
  place: LargePlace,
  onProgress: (done: number, of: number) => void,
): Promise<boolean> {
  const seed = place.district;
  const plan = planPlace(place, seed);
  const make = householdMaker(randomBy(`${seed}/people`), place.homeTown, place.series);
  const sizes = householdSizes(randomBy(`${seed}/sizes`), place, SIZES);
  const isNew = await sql.begin(async (tx) => {
    const there = await tx`select 1 from areas where parent_id is null and name = ${place.district}`;
    if (there.length > 0) return false;
    // Entries of the search indexes are gathered and sorted in once at the end.
    await tx`set local gin_pending_list_limit = '1GB'`;
    const writer = registerWriter(ctx, ctx.clock.now());
    const placed = await placeAreas(tx, plan.areas, writer);
    staffOf(place, randomBy(`${seed}/posts`), writer, placed);
    const serviceOf = services(place);
    let done = 0;
    for (const { area, doors } of plan.doors) {
      const unit = placed.get(area);
      const cell = placed.get(area.parent?.parent ?? area);
      if (unit === undefined || cell === undefined) throw new Error('a unit without its cell');
      for (const door of doors) {
        const household = make(sizes[done] ?? 0, 'homes');
        done++;
        const at = { unit, door, address: addressOf(area, door) };
        writer.household(household, at, serviceOf(household, cell, done));
        if (done % HOUSEHOLDS_AT_ONCE > 0) continue;
        await writer.send(tx);
        onProgress(done, place.households);
      }
    }
    await writer.send(tx);
    return true;
  });
  if (!isNew) return false;
  for (const index of ['persons_name', 'persons_tags', 'households_address']) {
    await sql`select gin_clean_pending_list(${index}::regclass)`;
  }
  await sql`analyze areas, households, persons, memberships, accounts, appointments`;
  onProgress(place.households, place.households);
  return true;
}

async function placeAreas(
  sql: Pick<Sql, 'unsafe'>,
  areas: readonly PlannedArea[],
  writer: RegisterWriter,
): Promise<Map<PlannedArea, PlacedArea>> {
  const labels = await sql.unsafe<{ label: string }[]>(
    "select nextval(pg_get_serial_sequence('areas', 'label'))::text as label from generate_series(1, $1::int)",
    [areas.length],
  );
  const placed = new Map<PlannedArea, PlacedArea>();
  areas.forEach((area, i) => {
    const above = area.parent === null ? null : (placed.get(area.parent) ?? null);
    placed.set(area, writer.area(area, above, labels[i]?.label ?? ''));
  });
  return placed;
}

/** The first able person of a cell is its head; volunteers are spread evenly over all households. */
function services(place: LargePlace) {
  let headedCell: PlacedArea | null = null;
  let serving = 0;
  return (household: DemoHousehold, cell: PlacedArea, done: number): Service | null => {
    const person = household.persons.find(canServe);
    if (person === undefined) return null;
    if (headedCell !== cell) {
      headedCell = cell;
      return { role: 'cell-head', person, area: cell };
    }
    if (serving >= Math.floor((done * place.volunteers) / place.households)) return null;
    serving++;
    return { role: 'volunteer', person, area: cell };
  };
}

/** One leader a grid, one secretary a community, the other staff as duty officers in turn, an officer a street, an inspector. */
function staffOf(
  place: LargePlace,
  random: Random,
  writer: RegisterWriter,
  placed: ReadonlyMap<PlannedArea, PlacedArea>,
): void {
  let phone = place.staffPhones;
  let communities = 0;
  const appoint = (role: Role, at: PlacedArea) => {
    const name = chineseName(
      random,
      surname(random),
      random.chance(0.7) ? 'female' : 'male',
      random.between(1970, 1998),
    );
    writer.outsider(name, demoPhone(phone++), role, at);
  };
  for (const [area, at] of placed) {
    if (area.kind === 'district') appoint('inspector', at);
    if (area.kind === 'street') appoint('duty-officer', at);
    if (area.kind === 'grid') appoint('grid-leader', at);
    if (area.kind !== 'community') continue;
    const before = Math.floor((communities * place.staff) / place.communities);
    const after = Math.floor((++communities * place.staff) / place.communities);
    for (let i = before; i < after; i++) appoint(i === before ? 'secretary' : 'duty-officer', at);
  }
}

function canServe(person: DemoPerson): boolean {
  const age = AS_OF_YEAR - Number(person.birthDate.slice(0, 4));
  return person.phone !== null && age >= 22 && age <= 68;
}

function addressOf(unit: PlannedArea, door: string): string {
  const building = unit.parent;
  return writtenAddress({
    compound: building?.compound ?? null,
    building: building?.name ?? '',
    unit: unit.name,
    door,
  });
}
