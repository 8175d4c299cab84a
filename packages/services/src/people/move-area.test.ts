import { areaMoves, areas } from '@linli/db/people/tables';
import { stage } from '@linli/test/support/stage';
import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import { createArea } from './create-area.ts';
import type { AreaMove } from './followers.ts';
import { listAreaMoves } from './list-area-moves.ts';
import { listAreas } from './list-areas.ts';
import { moveArea } from './move-area.ts';
import { previewMoveArea } from './preview-move-area.ts';
import { undoMoveArea } from './undo-move-area.ts';

const told: AreaMove[] = [];
let failing = false;
const s = await stage({
  followers: [
    {
      membersChanged: async () => {},
      areaMoved: async (_ctx, move) => {
        if (failing) throw new Error('the follower failed');
        told.push(move);
      },
      weighMove: async () => ({ openRounds: 2, openItems: 7 }),
    },
  ],
});
const reason = '整栋归并';
const pathOf = async (id: string) => (await s.db.select().from(areas).where(eq(areas.id, id)))[0]?.path;
const place = async () => {
  const tree = await s.areas({
    community: 'community',
    gridA: ['grid', 'community'],
    gridB: ['grid', 'community'],
    cellA: ['cell', 'gridA'],
    cellB: ['cell', 'gridB'],
    building: ['building', 'cellA'],
    unit: ['unit', 'building'],
  });
  const household = await s.household(tree.unit);
  await s.member(household);
  await s.member(household);
  return { ...tree, household, secretary: await s.as({ role: 'secretary', area: tree.community }) };
};

beforeEach(() => {
  told.length = 0;
  failing = false;
  s.clock.advance(1);
});

describe('does', () => {
  it('previews what would move and writes nothing', async () => {
    const { building, cellB, secretary, gridA, cellA, gridB, community } = await place();
    expect(await secretary.do(previewMoveArea, { areaId: building.id, toParentId: cellB.id })).toEqual({
      households: 1,
      persons: 2,
      openRounds: 2,
      openItems: 7,
      from: `${community.name}·${gridA.name}·${cellA.name}`,
      to: `${community.name}·${gridB.name}·${cellB.name}`,
    });
    expect(await pathOf(building.id)).toBe(building.path);
    expect(told).toEqual([]);
  });

  it('moves the building with everything in it, at once for old and new leaders', async () => {
    const { building, unit, cellA, cellB, gridA, gridB, secretary } = await place();
    const old = await s.as({ role: 'grid-leader', area: gridA });
    const next = await s.as({ role: 'grid-leader', area: gridB });
    const { moveId } = await secretary.do(moveArea, { areaId: building.id, toParentId: cellB.id, reason });
    const toPath = `${cellB.path}.${building.path.split('.').at(-1)}`;
    expect(await pathOf(building.id)).toBe(toPath);
    expect(await pathOf(unit.id)).toBe(`${toPath}.${unit.path.split('.').at(-1)}`);
    expect(told).toEqual([{ moveId, at: s.clock.now(), fromPath: building.path, toPath }]);
    expect((await next.do(listAreas, { parentId: cellB.id, limit: 9 })).items).toHaveLength(1);
    expect((await old.do(listAreas, { parentId: cellA.id, limit: 9 })).items).toHaveLength(0);
  });

  it('taking it back restores every path, and the history keeps both moves', async () => {
    const { building, unit, cellB, gridA, secretary } = await place();
    const { moveId } = await secretary.do(moveArea, { areaId: building.id, toParentId: cellB.id, reason });
    const before = await secretary.do(listAreaMoves, { areaId: building.id, limit: 9 });
    expect(before.items).toMatchObject([{ moveId, canUndo: true, undoneAt: null, households: 1 }]);
    s.clock.advance(60);
    await secretary.do(undoMoveArea, { moveId });
    expect(await pathOf(building.id)).toBe(building.path);
    expect(await pathOf(unit.id)).toBe(unit.path);
    const { items } = await secretary.do(listAreaMoves, { areaId: gridA.id, limit: 9 });
    expect(items.map(({ canUndo, undoneAt }) => ({ canUndo, undone: undoneAt !== null }))).toEqual([
      { canUndo: false, undone: false },
      { canUndo: false, undone: true },
    ]);
    expect(told).toHaveLength(2);
  });

  it('the history goes on page by page', async () => {
    const { building, cellA, cellB, secretary } = await place();
    for (const toParentId of [cellB.id, cellA.id, cellB.id]) {
      s.clock.advance(1);
      await secretary.do(moveArea, { areaId: building.id, toParentId, reason });
    }
    const first = await secretary.do(listAreaMoves, { areaId: building.id, limit: 2 });
    const rest = await secretary.do(listAreaMoves, {
      areaId: building.id,
      limit: 2,
      cursor: first.nextCursor ?? '',
    });
    expect([first.items.length, rest.items.length]).toEqual([2, 1]);
    expect(first.items.map(({ canUndo }) => canUndo)).toEqual([true, false]);
  });
});

describe('refuses', () => {
  it('a unit, because a building is never split over cells', async () => {
    const { unit, cellB, secretary } = await place();
    await expect(
      secretary.do(moveArea, { areaId: unit.id, toParentId: cellB.id, reason }),
    ).rejects.toMatchObject({ fields: [{ pointer: '/areaId', code: 'not-allowed-here' }] });
  });

  it('a place that is not wider, the place it is in, and one where its name is taken', async () => {
    const { building, unit, cellA, cellB, secretary } = await place();
    const move = (toParentId: string) => secretary.do(moveArea, { areaId: building.id, toParentId, reason });
    await expect(move(unit.id)).rejects.toMatchObject({ fields: [{ pointer: '/toParentId' }] });
    await expect(move(cellA.id)).rejects.toMatchObject({ code: 'already-done' });
    await secretary.do(createArea, {
      parentId: cellB.id,
      kind: 'building',
      name: building.name,
      compound: null,
    });
    await expect(move(cellB.id)).rejects.toMatchObject({
      fields: [{ pointer: '/toParentId', code: 'not-unique' }],
    });
  });

  it('leaders below the community, and communities of others', async () => {
    const { building, cellB, gridA, secretary } = await place();
    const { cellB: foreign } = await place();
    const leader = await s.as({ role: 'grid-leader', area: gridA });
    const input = { areaId: building.id, toParentId: cellB.id, reason };
    await expect(leader.do(moveArea, input)).rejects.toMatchObject({ code: 'not-allowed' });
    await expect(leader.do(previewMoveArea, input)).rejects.toMatchObject({ code: 'not-allowed' });
    await expect(secretary.do(moveArea, { ...input, toParentId: foreign.id })).rejects.toMatchObject({
      code: 'not-found',
    });
  });

  it('taking back a move that is not the last, was taken back, or that something followed', async () => {
    const { building, cellA, cellB, gridA, secretary } = await place();
    const first = await secretary.do(moveArea, { areaId: building.id, toParentId: cellB.id, reason });
    s.clock.advance(1);
    const second = await secretary.do(moveArea, { areaId: building.id, toParentId: cellA.id, reason });
    const undo = (moveId: string) => secretary.do(undoMoveArea, { moveId });
    await expect(undo(first.moveId)).rejects.toMatchObject({ code: 'illegal-transition' });
    await undo(second.moveId);
    await expect(undo(second.moveId)).rejects.toMatchObject({ code: 'already-done' });
    s.clock.advance(1);
    const third = await secretary.do(moveArea, { areaId: building.id, toParentId: cellA.id, reason });
    await s.areas({ other: 'grid' });
    await secretary.do(moveArea, { areaId: cellB.id, toParentId: gridA.id, reason });
    await undo(third.moveId);
    expect(await pathOf(building.id)).toBe(`${await pathOf(cellB.id)}.${building.path.split('.').at(-1)}`);
  });

  it('taking it back once the cell it stands in has been moved itself', async () => {
    const { building, cellB, gridA, secretary } = await place();
    const { moveId } = await secretary.do(moveArea, { areaId: building.id, toParentId: cellB.id, reason });
    await secretary.do(moveArea, { areaId: cellB.id, toParentId: gridA.id, reason });
    await expect(secretary.do(undoMoveArea, { moveId })).rejects.toMatchObject({
      code: 'illegal-transition',
    });
  });
});

describe('races and repeats', () => {
  it('a follower that fails leaves the building where it was', async () => {
    const { building, cellB, secretary } = await place();
    failing = true;
    await expect(
      secretary.do(moveArea, { areaId: building.id, toParentId: cellB.id, reason }),
    ).rejects.toThrow('the follower failed');
    expect(await pathOf(building.id)).toBe(building.path);
    expect(await s.db.$count(areaMoves, eq(areaMoves.areaId, building.id))).toBe(0);
  });

  it('moved twice at once, it moves once', async () => {
    const { building, cellB, secretary } = await place();
    const input = { areaId: building.id, toParentId: cellB.id, reason };
    const moved = await Promise.allSettled([1, 2, 3].map(() => secretary.do(moveArea, input)));
    expect(moved.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(told).toHaveLength(1);
  });

  it('units added while their building moves all end up below it', async () => {
    const { building, cellA, cellB, secretary } = await place();
    const add = (n: number) =>
      secretary.do(createArea, { parentId: building.id, kind: 'unit', name: `新${n}`, compound: null });
    const move = (toParentId: string) => secretary.do(moveArea, { areaId: building.id, toParentId, reason });
    await Promise.all(
      [add(1), move(cellB.id), add(2), move(cellA.id), add(3), add(4)].map((p) => p.catch(() => {})),
    );
    const path = await pathOf(building.id);
    const below = await s.db.select().from(areas).where(eq(areas.parentId, building.id));
    expect(below).toHaveLength(5);
    for (const unit of below) expect(unit.path).toBe(`${path}.${unit.label}`);
  });
});
