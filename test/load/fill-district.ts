import type { Sql } from '@linli/db/client';

/** How large a filled district is. */
export interface DistrictSize {
  readonly streets: number;
  readonly communities: number;
  readonly grids: number;
  readonly cells: number;
  readonly households: number;
  readonly persons: number;
}

/** Zhangwan district of the field notes; one of its two streets has the size of Shunhua Road. */
export const zhangwan: DistrictSize = {
  streets: 2,
  communities: 52,
  grids: 294,
  cells: 2_593,
  households: 148_702,
  persons: 382_076,
};

const DOORS_A_UNIT = 20;
const UNITS_A_BUILDING = 2;

/**
 * Fills an empty register with a district of plain areas, households and people, in sets: about half a minute for
 * 382,076 people. Households and people are spread evenly over the cells, so every area has its share.
 *
 * @returns ids of the district, and of everything below it in the order of the tree.
 */
export async function fillDistrict(sql: Sql, size: DistrictSize): Promise<{ districtId: string }> {
  const units = Math.ceil(size.households / DOORS_A_UNIT);
  const buildings = Math.ceil(units / UNITS_A_BUILDING);
  const levels: [kind: string, count: number, above: string | null, countAbove: number][] = [
    ['district', 1, null, 0],
    ['street', size.streets, 'district', 1],
    ['community', size.communities, 'street', size.streets],
    ['grid', size.grids, 'community', size.communities],
    ['cell', size.cells, 'grid', size.grids],
    ['building', buildings, 'cell', size.cells],
    ['unit', units, 'building', buildings],
  ];
  await sql.begin(async (tx) => {
    await tx`create temp table place (kind text, number int, id uuid, path text) on commit drop`;
    for (const [kind, count, above, countAbove] of levels) {
      // The n-th of `count` stands below the one at the same share of the level above.
      await tx`
        with made as (
          insert into areas (id, parent_id, kind, name, path, created_at)
          select uuidv7(), p.id, ${kind}, n::text, 'x'::ltree || gen_random_uuid()::text::ltree, now()
          from generate_series(1, ${count}::int) n
          left join place p on p.kind = ${above} and p.number = ((n - 1)::bigint * ${countAbove}::int / ${count}::int)::int + 1
          returning id, parent_id, label, name)
        insert into place
        select ${kind}, made.name::int, made.id,
          coalesce((select path || '.' from place where id = made.parent_id), '') || made.label
        from made`;
    }
    await tx`update areas set path = place.path::ltree from place where place.id = areas.id`;
    await tx`
      insert into households (id, area_id, door, address, occupancy, tenancy, created_at, updated_at)
      select uuidv7(), u.id, ((n - 1) % ${DOORS_A_UNIT}::int + 1)::text,
        '小区' || u.number / 60 || '栋' || u.number || '单元' || n || '室', 'lived-in', 'own', now(), now()
      from generate_series(1, ${size.households}::int) n
      join place u on u.kind = 'unit' and u.number = (n - 1) / ${DOORS_A_UNIT}::int + 1
      order by n`;
    await tx`create temp table door on commit drop as
      select id, row_number() over (order by id) as number from households`;
    await tx`create unique index on door (number)`;
    await tx`
      insert into persons (id, name, name_sounds, sex, birth_date, tags, created_at, updated_at)
      select uuidv7(), '居民' || n, '', case when n % 2 = 0 then 'male' else 'female' end,
        date '2026-01-01' - (6000 + (n * 7919::bigint) % 24000)::int, '{}', now(), now()
      from generate_series(1, ${size.persons}::int) n`;
    await tx`
      insert into memberships (id, household_id, person_id, relation, from_at)
      select uuidv7(), d.id, p.id, case when p.first then 'head' else 'other-relative' end, now() - interval '1 year'
      from (
        select id, share, share is distinct from lag(share) over (order by number) as first
        from (
          select id, number, (number - 1) * ${size.households}::bigint / ${size.persons}::bigint + 1 as share
          from (select id, row_number() over (order by id) as number from persons) numbered
        ) shared
      ) p
      join door d on d.number = p.share`;
  });
  for (const table of ['areas', 'households', 'persons', 'memberships'])
    await sql.unsafe(`vacuum analyze ${table}`);
  const [district] = await sql<{ id: string }[]>`select id from areas where kind = 'district'`;
  if (!district) throw new Error('no district was made');
  return { districtId: district.id };
}
