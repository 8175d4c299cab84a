import { auditEntries } from '@linli/db/audit/tables';
import { vehicles } from '@linli/db/people/tables';
import { stage } from '@linli/test/support/stage';
import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import type { MemberChange } from './followers.ts';
import { readHousehold } from './read-household.ts';
import { saveHousehold } from './save-household.ts';

const told: MemberChange[] = [];
const s = await stage({
  followers: [
    {
      membersChanged: async (_ctx, _at, changes) => void told.push(...changes),
      areaMoved: async () => {},
      weighMove: async () => ({ openRounds: 0, openItems: 0 }),
    },
  ],
});
const place = async () => {
  const tree = await s.areas({
    grid: 'grid',
    building: ['building', 'grid'],
    unit: ['unit', 'building'],
    villa: ['building', 'grid'],
  });
  await s.sql`update areas set name = '3栋', compound = '凤凰城' where id = ${tree.building.id}`;
  await s.sql`update areas set name = '2单元' where id = ${tree.unit.id}`;
  return { ...tree, leader: await s.as({ role: 'grid-leader', area: tree.grid }) };
};
const flat = (areaId: string, door = '301') => ({
  areaId,
  door,
  occupancy: 'lived-in' as const,
  tenancy: 'own' as const,
  headCount: null,
  vehicles: [],
});

beforeEach(() => {
  told.length = 0;
});

describe('does', () => {
  it('adds a household with its written address', async () => {
    const { unit, villa, leader } = await place();
    const made = await leader.do(saveHousehold, flat(unit.id));
    expect(made).toMatchObject({ address: '凤凰城 3栋2单元301', version: 1, members: [], headName: null });
    expect(await leader.do(readHousehold, { householdId: made.householdId })).toEqual(made);
    expect((await leader.do(saveHousehold, flat(villa.id, '整栋'))).address).toBe(villa.name);
  });

  it('keeps vehicles sealed, in one spelling, and replaces them as a set', async () => {
    const { unit, leader } = await place();
    const made = await leader.do(saveHousehold, {
      ...flat(unit.id),
      vehicles: [
        { plate: '鲁a·12345', kind: '轿车' },
        { plate: '鲁A12345', kind: '轿车' },
        { plate: '鲁B00001', kind: '' },
      ],
    });
    expect(made.vehicles.map(({ plate }) => plate)).toEqual(['鲁A12345', '鲁B00001']);
    const changed = await leader.do(saveHousehold, {
      ...flat(unit.id),
      householdId: made.householdId,
      version: 1,
      vehicles: [{ plate: '鲁A12345', kind: '货车' }],
    });
    expect(changed.vehicles).toEqual([
      { vehicleId: made.vehicles[0]?.vehicleId, plate: '鲁A12345', kind: '货车' },
    ]);
    const rows = await s.db.select().from(vehicles).where(eq(vehicles.householdId, made.householdId));
    expect(rows.map(({ plateCipher }) => plateCipher.toString('utf8')).join()).not.toContain('12345');
  });

  it('the audit names what was changed, not the values', async () => {
    const { unit, leader } = await place();
    const made = await leader.do(saveHousehold, flat(unit.id));
    await leader.do(saveHousehold, {
      ...flat(unit.id),
      householdId: made.householdId,
      version: 1,
      tenancy: 'group-rented',
      headCount: 9,
    });
    const entries = await s.db
      .select()
      .from(auditEntries)
      .where(eq(auditEntries.subjectId, made.householdId));
    expect(entries.map(({ facts }) => facts)).toEqual([{}, { fields: ['headCount', 'tenancy'] }]);
  });

  it('a household entered at the wrong door takes everybody along, and followers are told', async () => {
    const { unit, villa, leader } = await place();
    const household = await s.household(unit);
    const { personId } = await s.member(household, { tags: ['lives-alone'] });
    await leader.do(saveHousehold, { ...flat(villa.id, '1'), householdId: household.id, version: 1 });
    const at = { personId, householdId: household.id };
    expect(told).toEqual([
      { kind: 'left', ...at, areaPath: unit.path, reason: 'moved-within' },
      { kind: 'joined', ...at, areaPath: villa.path, tags: ['lives-alone'] },
    ]);
  });
});

describe('refuses', () => {
  it('a place that holds no households, a building that has units, and a door that is taken', async () => {
    const { grid, building, unit, leader } = await place();
    for (const areaId of [grid.id, building.id])
      await expect(leader.do(saveHousehold, flat(areaId))).rejects.toMatchObject({
        fields: [{ pointer: '/areaId', code: 'not-allowed-here' }],
      });
    await leader.do(saveHousehold, flat(unit.id));
    await expect(leader.do(saveHousehold, flat(unit.id))).rejects.toMatchObject({
      fields: [{ pointer: '/door', code: 'not-unique' }],
    });
  });

  it('an empty flat in which somebody lives', async () => {
    const { unit, leader } = await place();
    const household = await s.household(unit);
    await s.member(household);
    await expect(
      leader.do(saveHousehold, {
        ...flat(unit.id),
        householdId: household.id,
        version: 1,
        occupancy: 'empty',
      }),
    ).rejects.toMatchObject({ fields: [{ pointer: '/occupancy', code: 'contradiction' }] });
  });

  it('leaders of other grids, roles that do not keep the register, and residents', async () => {
    const { unit } = await place();
    const { grid: elsewhere, leader: stranger } = await place();
    const household = await s.household(unit);
    await expect(stranger.do(saveHousehold, flat(unit.id))).rejects.toMatchObject({ code: 'not-found' });
    await expect(stranger.do(readHousehold, { householdId: household.id })).rejects.toMatchObject({
      code: 'not-found',
    });
    for (const caller of [await s.as({ role: 'inspector', area: elsewhere }), await s.as({ household })])
      await expect(caller.do(saveHousehold, flat(unit.id))).rejects.toMatchObject({ code: 'not-allowed' });
  });
});

describe('races and repeats', () => {
  it('of two who read the same version one saves, the other is told', async () => {
    const { unit, leader } = await place();
    const made = await leader.do(saveHousehold, flat(unit.id));
    const save = (door: string) =>
      leader.do(saveHousehold, { ...flat(unit.id, door), householdId: made.householdId, version: 1 });
    const saved = await Promise.allSettled([save('302'), save('303')]);
    expect(saved.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(saved.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { code: 'lost-race' },
    });
  });

  it('one door entered by many at once is entered once', async () => {
    const { unit, leader } = await place();
    const saved = await Promise.allSettled([1, 2, 3, 4].map(() => leader.do(saveHousehold, flat(unit.id))));
    expect(saved.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });
});
