import { accounts } from '@linli/db/identity/tables';
import { appointments, areas, households, joins, memberships, persons } from '@linli/db/people/tables';
import { uses } from '@linli/services/vault';
import { stage } from '@linli/test/support/stage';
import { and, count, eq, isNotNull } from 'drizzle-orm';
import { describe, expect, it, test } from 'vitest';
import { householdSizes } from './household-sizes.ts';
import { type LargePlace, type LargePlaceName, largePlaces, planPlace } from './large-places.ts';
import { randomBy } from './random.ts';
import { seedPlace } from './seed-place.ts';

describe.each(Object.keys(largePlaces) as LargePlaceName[])('the plan of %s', (name) => {
  const place: LargePlace = largePlaces[name];
  const { areas: planned, doors } = planPlace(place, 'test');

  test('has exactly as many communities, grids, cells and doors as the field notes', () => {
    const of = (kind: string) => planned.filter((area) => area.kind === kind).length;
    expect([of('community'), of('grid'), of('cell')]).toEqual([place.communities, place.grids, place.cells]);
    expect(doors.reduce((sum, unit) => sum + unit.doors.length, 0)).toBe(place.households);
  });

  test('names every area once below its parent', () => {
    const ids = new Map(planned.map((area, i) => [area, i]));
    const names = planned.map((area) => `${area.parent && ids.get(area.parent)}/${area.name}`);
    expect(new Set(names).size).toBe(names.length);
  });
});

test('household sizes add up to the people of a place, empty flats stay empty', () => {
  const sizes = householdSizes(randomBy('x'), { households: 1000, empty: 130, persons: 2_400 }, [
    [1, 1],
    [2, 1],
  ]);
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(2_400);
  expect([sizes.filter((size) => size === 0).length, Math.max(...sizes) <= 6]).toEqual([130, true]);
});

const SMALL: LargePlace = {
  ...largePlaces.zhangwan,
  streets: ['甲街道', '乙街道'],
  communities: 4,
  grids: 9,
  cells: 30,
  households: 1_500,
  empty: 200,
  persons: 3_900,
  staff: 10,
  volunteers: 40,
};

describe('seedPlace', () => {
  it('fills in every area, household, person and post, sealed, and nothing the second time', async () => {
    const s = await stage();
    const ctx = await s.system().ctx();
    const seen: number[] = [];
    expect(await seedPlace(ctx, s.sql, SMALL, (done) => seen.push(done))).toBe(true);
    expect(seen.at(-1)).toBe(SMALL.households);
    expect(await s.db.$count(households)).toBe(SMALL.households);
    expect(await s.db.$count(households, eq(households.occupancy, 'empty'))).toBe(SMALL.empty);
    expect([await s.db.$count(persons), await s.db.$count(memberships)]).toEqual([
      SMALL.persons,
      SMALL.persons,
    ]);
    const roles = await s.db
      .select({ role: appointments.role, n: count() })
      .from(appointments)
      .groupBy(appointments.role);
    expect(Object.fromEntries(roles.map(({ role, n }) => [role, n]))).toEqual({
      inspector: 1,
      'duty-officer': 2 + SMALL.staff - SMALL.communities,
      secretary: SMALL.communities,
      'grid-leader': SMALL.grids,
      'cell-head': SMALL.cells,
      volunteer: SMALL.volunteers,
    });
    const linked = await s.db.$count(persons, isNotNull(persons.accountId));
    expect([linked, await s.db.$count(joins)]).toEqual([SMALL.cells + SMALL.volunteers, linked]);
    expect(await s.db.$count(accounts)).toBe(linked + SMALL.grids + SMALL.staff + 3);
    const [somebody] = await s.db
      .select()
      .from(persons)
      .where(and(isNotNull(persons.phoneCipher), isNotNull(persons.idCipher)))
      .limit(1);
    expect(s.vault.openText(uses.personPhone, somebody?.phoneCipher ?? Buffer.alloc(0))).toMatch(
      /^154\d{8}$/u,
    );
    expect(s.vault.openText(uses.personId, somebody?.idCipher ?? Buffer.alloc(0))).toMatch(
      /^100002\d{11}[\dX]$/u,
    );
    expect(await seedPlace(ctx, s.sql, SMALL, () => {})).toBe(false);
    expect(await s.db.$count(areas, eq(areas.kind, 'district'))).toBe(1);
  });

  it('leaves nothing behind when it is cut off', async () => {
    const s = await stage();
    const ctx = await s.system().ctx();
    const large: LargePlace = { ...SMALL, households: 2_500, persons: 6_000, cells: 50 };
    const cut = seedPlace(ctx, s.sql, large, () => {
      throw new Error('killed');
    });
    await expect(cut).rejects.toThrow('killed');
    expect([await s.db.$count(areas), await s.db.$count(persons)]).toEqual([0, 0]);
  });
});
