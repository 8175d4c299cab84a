import type { Sql } from '@linli/db/client';

type Transaction = Parameters<Parameters<Sql['begin']>[1]>[0];

/** How large a filled street is; areas, households and people are spread evenly below it. */
export interface StreetSize {
  readonly communities: number;
  readonly grids: number;
  readonly cells: number;
  readonly households: number;
  readonly persons: number;
}

/**
 * Zhangwan district of the field notes (148,702 households, 382,076 people, 52 communities, 294 grids, 2,593 cells), one of
 * whose two streets has the size of Shunhua Road (106,907 households, 275,784 people, 28 communities).
 */
export const zhangwan: readonly StreetSize[] = [
  { communities: 28, grids: 212, cells: 1_871, households: 106_907, persons: 275_784 },
  { communities: 24, grids: 82, cells: 722, households: 41_795, persons: 106_292 },
];

/** A hundredth of it, to try something. */
export const smallDistrict: readonly StreetSize[] = [
  { communities: 2, grids: 6, cells: 24, households: 2_069, persons: 5_337 },
  { communities: 1, grids: 2, cells: 6, households: 418, persons: 1_063 },
];

const DOORS_A_UNIT = 20;
const UNITS_A_BUILDING = 2;

/** Fills an empty register with one district of plain areas, households and people, in sets: under a minute for 382,076. */
export async function fillDistrict(sql: Sql, streets: readonly StreetSize[]): Promise<void> {
  await sql.begin(async (tx) => {
    await tx`create temp table place (street int, kind text, number int, id uuid, path text) on commit drop`;
    await tx`create temp table door (street int, number int, id uuid) on commit drop`;
    await place(tx, 0, 'district', 1, null, 0);
    for (const [i, size] of streets.entries()) await fillStreet(tx, i + 1, size);
    await tx`update areas set path = place.path::ltree from place where place.id = areas.id`;
  });
  for (const table of ['areas', 'households', 'persons', 'memberships'])
    await sql.unsafe(`vacuum analyze ${table}`);
}

async function fillStreet(tx: Transaction, street: number, size: StreetSize): Promise<void> {
  const units = Math.ceil(size.households / DOORS_A_UNIT);
  const buildings = Math.ceil(units / UNITS_A_BUILDING);
  await place(tx, street, 'street', 1, 'district', 1);
  await place(tx, street, 'community', size.communities, 'street', 1);
  await place(tx, street, 'grid', size.grids, 'community', size.communities);
  await place(tx, street, 'cell', size.cells, 'grid', size.grids);
  await place(tx, street, 'building', buildings, 'cell', size.cells);
  await place(tx, street, 'unit', units, 'building', buildings);
  await tx`
    with made as (
      insert into households (id, area_id, door, address, occupancy, tenancy, created_at, updated_at)
      select uuidv7(), u.id, ((n - 1) % ${DOORS_A_UNIT}::int + 1)::text,
        ${`${street}街`} || (u.number - 1) / ${UNITS_A_BUILDING}::int + 1 || '栋' || u.number || '单元' || n || '室',
        'lived-in', 'own', now(), now()
      from generate_series(1, ${size.households}::int) n
      join place u on u.street = ${street} and u.kind = 'unit' and u.number = (n - 1) / ${DOORS_A_UNIT}::int + 1
      order by n
      returning id)
    insert into door select ${street}, row_number() over (order by id), id from made`;
  await tx`create index if not exists door_number on door (street, number)`;
  await tx`analyze door`;
  await tx`
    with people as (
      select n, uuidv7() as id, ((n - 1) * ${size.households}::bigint / ${size.persons}::bigint + 1)::int as door
      from generate_series(1, ${size.persons}::int) n
    ), made as (
      insert into persons (id, name, name_sounds, sex, birth_date, tags, created_at, updated_at)
      select id, '居民' || n, '', case when n % 2 = 0 then 'male' else 'female' end,
        date '2026-01-01' - (6000 + (n * 7919::bigint) % 24000)::int, '{}', now(), now()
      from people)
    insert into memberships (id, household_id, person_id, relation, from_at)
    select uuidv7(), door.id, people.id,
      case when people.door is distinct from lag(people.door) over (order by n) then 'head' else 'other-relative' end,
      now() - interval '1 year'
    from people join door on door.street = ${street} and door.number = people.door`;
}

/** Areas of one kind: the n-th of `count` stands below the one at the same share of the level above. */
async function place(
  tx: Transaction,
  street: number,
  kind: string,
  count: number,
  above: string | null,
  countAbove: number,
): Promise<void> {
  await tx`
    with made as (
      insert into areas (id, parent_id, kind, name, path, created_at)
      select uuidv7(), p.id, ${kind}, ${street === 0 ? '区' : `${street}-`} || n, 'x'::ltree || gen_random_uuid()::text::ltree, now()
      from generate_series(1, ${count}::int) n
      left join place p on p.kind = ${above} and p.street = ${above === 'district' ? 0 : street}
        and p.number = ((n - 1)::bigint * ${countAbove}::int / ${count}::int)::int + 1
      order by n
      returning id, parent_id, label)
    insert into place
    select ${street}, ${kind}, row_number() over (order by made.label), made.id,
      coalesce((select path || '.' from place where id = made.parent_id), '') || made.label
    from made`;
}
