import { vehicles } from '@linli/db/people/tables';
import { residentIdCheck } from '@linli/domain/people/id-number';
import { stage } from '@linli/test/support/stage';
import { describe, expect, it } from 'vitest';
import { searchRegister } from './search-register.ts';

const s = await stage();
const tree = await s.areas({
  community: 'community',
  gridA: ['grid', 'community'],
  gridB: ['grid', 'community'],
  a1: ['building', 'gridA'],
  b1: ['building', 'gridB'],
});
const number = `37010219900307122${residentIdCheck('37010219900307122')}`;
const phone = s.phone();
const flat = async (
  area: { id: string },
  address: string,
  members: Parameters<typeof s.member>[1][] = [],
) => {
  const household = await s.household(area, { address });
  for (const member of members) await s.member(household, member);
  return household;
};
const zhang = await flat(tree.a1, '凤凰城 2栋1单元301', [
  { name: '张三丰', phone, idNumber: number, tags: ['lives-alone', 'disabled'] },
]);
const li = await flat(tree.a1, '凤凰城 10栋1单元301', [
  { name: '李四', tags: ['pregnant'] },
  { name: '100%_wang' },
]);
const empty = await s.household(tree.a1, { address: '凤凰城 11栋2单元301', occupancy: 'empty' });
const elsewhere = await flat(tree.b1, '凤凰城 2栋9单元301', [{ name: '张三丰' }]);
await s.db.insert(vehicles).values({
  id: s.ids.next(),
  householdId: li.id,
  plateCipher: s.vault.seal('vehicle plate', '鲁A12345'),
  plateBlind: s.vault.blind('plate', '鲁A12345'),
  createdAt: s.clock.now(),
});
const leader = await s.as({ role: 'grid-leader', area: tree.gridA });
const secretary = await s.as({ role: 'secretary', area: tree.community });
const search = async (query: string, more: object = {}, caller = leader) =>
  (await caller.do(searchRegister, { query, limit: 30, ...more })).items.map(
    ({ householdId }) => householdId,
  );

describe('does', () => {
  it('lists in the order of house numbers, with head, people and tags', async () => {
    const { items } = await leader.do(searchRegister, { query: '', limit: 30 });
    expect(items).toEqual([
      {
        householdId: zhang.id,
        address: '凤凰城 2栋1单元301',
        areaId: tree.a1.id,
        headName: '张三丰',
        persons: 1,
        occupancy: 'lived-in',
        tenancy: 'own',
        tags: ['disabled', 'lives-alone'],
        names: ['张三丰'],
      },
      expect.objectContaining({ householdId: li.id, persons: 2, tags: ['pregnant'] }),
      expect.objectContaining({ householdId: empty.id, persons: 0, headName: null, names: [] }),
    ]);
  });

  it.each([
    ['张三', () => [zhang.id]],
    ['三丰', () => [zhang.id]],
    ['zhangsan', () => [zhang.id]],
    ['ZSF', () => [zhang.id]],
    [phone, () => [zhang.id]],
    [`${phone.slice(0, 3)} ${phone.slice(3, 7)} ${phone.slice(7)}`, () => [zhang.id]],
    [number, () => [zhang.id]],
    ['鲁a·12345', () => [li.id]],
    ['10-1-301', () => [li.id]],
    ['1-1-301', () => []],
    ['10栋', () => [li.id]],
    ['100%_', () => [li.id]],
    ['%', () => [li.id]],
    [phone.slice(0, 8), () => []],
  ])('finds by %s', async (query, found) => {
    expect(await search(query)).toEqual(found());
  });

  it('narrows by area, tag and occupancy', async () => {
    expect(await search('张三丰', {}, secretary)).toEqual([zhang.id, elsewhere.id]);
    expect(await search('张三丰', { areaId: tree.gridB.id }, secretary)).toEqual([elsewhere.id]);
    expect(await search('', { tag: 'pregnant' })).toEqual([li.id]);
    expect(await search('', { occupancy: 'empty' })).toEqual([empty.id]);
  });

  it('finds households that cannot be called: nobody has a number, or somebody has none', async () => {
    const place = await s.areas({ grid: 'grid', building: ['building', 'grid'] });
    const owner = await s.as({ role: 'grid-leader', area: place.grid });
    const some = await flat(place.building, '凤凰城 20栋1单元101', [{ phone: s.phone() }, {}]);
    const none = await flat(place.building, '凤凰城 20栋1单元102', [{}]);
    await flat(place.building, '凤凰城 20栋1单元103', [{ phone: s.phone() }]);
    await s.household(place.building, { address: '凤凰城 20栋1单元104', occupancy: 'empty' });
    expect(await search('', { phone: 'not-all' }, owner)).toEqual([some.id, none.id]);
    expect(await search('', { phone: 'nobody' }, owner)).toEqual([none.id]);
  });

  it('pages through everything once', async () => {
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const answer = await secretary.do(searchRegister, {
        query: '',
        limit: 1,
        ...(cursor === undefined ? {} : { cursor }),
      });
      seen.push(...answer.items.map(({ householdId }) => householdId));
      cursor = answer.nextCursor ?? undefined;
    } while (cursor !== undefined);
    expect(seen).toEqual([zhang.id, elsewhere.id, li.id, empty.id]);
  });
});

describe('refuses', () => {
  it('what lies in other areas, even by a whole number', async () => {
    const other = await s.as({ role: 'grid-leader', area: tree.gridB });
    expect(await search(phone, {}, other)).toEqual([]);
    expect(await search(number, {}, other)).toEqual([]);
    await expect(search('', { areaId: tree.gridA.id }, other)).rejects.toMatchObject({ code: 'not-found' });
  });

  it('volunteers and residents', async () => {
    for (const caller of [
      await s.as({ role: 'volunteer', area: tree.gridA }),
      await s.as({ household: zhang }),
    ])
      await expect(search('', {}, caller)).rejects.toMatchObject({ code: 'not-allowed' });
  });

  it('a cursor nobody gave out', async () => {
    await expect(search('', { cursor: 'eyJ4IjoxfQ' })).rejects.toMatchObject({ code: 'invalid-input' });
  });
});
