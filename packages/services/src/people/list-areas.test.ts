import { stage } from '@linli/test/support/stage';
import { describe, expect, it } from 'vitest';
import { listAreas } from './list-areas.ts';
import { readArea } from './read-area.ts';

const s = await stage();
const tree = await s.areas({
  street: 'street',
  community: ['community', 'street'],
  gridA: ['grid', 'community'],
  gridB: ['grid', 'community'],
  b10: ['building', 'gridA'],
  b2: ['building', 'gridA'],
});
await s.sql`update areas set name = '10栋' where id = ${tree.b10.id}`;
await s.sql`update areas set name = '2栋', compound = '凤凰城' where id = ${tree.b2.id}`;
await s.household(tree.b2);
await s.household(tree.b2);
await s.household(tree.b10);
const leader = await s.as({ role: 'grid-leader', area: tree.gridA });

describe('does', () => {
  it('begins with the areas of one’s posts and tells what is in them', async () => {
    const { items } = await leader.do(listAreas, { limit: 30 });
    expect(items).toMatchObject([
      { areaId: tree.gridA.id, fullName: tree.gridA.name, children: 2, households: 3 },
    ]);
  });

  it('goes down in the order of house numbers, page by page', async () => {
    const first = await leader.do(listAreas, { parentId: tree.gridA.id, limit: 1 });
    expect(first.items).toMatchObject([
      { name: '2栋', fullName: `${tree.gridA.name}·凤凰城2栋`, households: 2 },
    ]);
    const second = await leader.do(listAreas, {
      parentId: tree.gridA.id,
      limit: 1,
      cursor: first.nextCursor ?? '',
    });
    expect(second.items).toMatchObject([{ name: '10栋', households: 1 }]);
    expect(second.nextCursor).toBeNull();
  });

  it('shows the way up only as far as one may see', async () => {
    const read = await leader.do(readArea, { areaId: tree.b2.id });
    expect(read.way.map(({ areaId }) => areaId)).toEqual([tree.gridA.id]);
    const duty = await s.as({ role: 'duty-officer', area: tree.street });
    const wide = await duty.do(readArea, { areaId: tree.b2.id });
    expect(wide.way.map(({ areaId }) => areaId)).toEqual([tree.street.id, tree.community.id, tree.gridA.id]);
    expect(wide.fullName).toBe(`${tree.street.name}·${tree.community.name}·${tree.gridA.name}·凤凰城2栋`);
  });
});

describe('refuses', () => {
  it('areas beside and above one’s own, and people without a post', async () => {
    for (const parentId of [tree.gridB.id, tree.community.id])
      await expect(leader.do(listAreas, { parentId, limit: 30 })).rejects.toMatchObject({
        code: 'not-found',
      });
    await expect(leader.do(readArea, { areaId: tree.gridB.id })).rejects.toMatchObject({ code: 'not-found' });
    const resident = await s.as();
    await expect(resident.do(listAreas, { limit: 30 })).rejects.toMatchObject({ code: 'not-allowed' });
  });
});
