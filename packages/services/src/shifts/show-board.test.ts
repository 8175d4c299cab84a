import { areas } from '@linli/db/people/tables';
import { claims, shifts, shiftWaits } from '@linli/db/shifts/tables';
import { gate } from '@linli/test/support/shifts';
import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { listCheckpoints } from './list-checkpoints.ts';
import { shiftFollower } from './shift-follower.ts';
import { showBoard } from './show-board.ts';
import { showNow } from './show-now.ts';

const g = await gate();
const {
  on,
  area,
  secretary,
  gridLeader,
  besideLeader,
  inspector,
  cellHead,
  volunteer,
  shift,
  claim,
  checkpoint,
} = g;
const monday = '2026-11-16';
const week = { fromDay: monday, days: 7, limit: 10 };

const far = await checkpoint({ name: '甲 西门', areaId: area.beside.id });
const near = await checkpoint({ name: '乙 北门', areaId: area.grid.id });
const [anna, bo, chen] = [await volunteer(), await volunteer(), await volunteer()];
const running = await shift({ inHours: -1, at: near });
const standing = await claim(anna, running);
await on.db
  .update(claims)
  .set({ state: 'on-duty', checkedInAt: on.clock.now() })
  .where(eq(claims.id, standing.id));
const late = await claim(bo, running);
const next = await shift({ inHours: 4, at: near });
await claim(anna, next);
await on.db
  .insert(shiftWaits)
  .values({ id: on.ids.next(), shiftId: next.id, accountId: chen.accountId, joinedAt: on.clock.now() });
const away = await shift({ inHours: 30, at: far, people: 1 });
await claim(chen, away);
const byPattern = await shift({ inHours: 48, at: near, state: 'called-off' });
const byHand = await shift({ inHours: 54, at: near, state: 'called-off', byHand: true });

describe('the board shows', () => {
  it('by checkpoint who stands when, who waits, and what nobody plans any more', async () => {
    const { items, nextCursor } = await showBoard(await gridLeader.ctx(), week);
    expect(items.map(({ checkpointId }) => checkpointId)).toEqual([near.id]);
    expect(nextCursor).toBeNull();
    const [post] = items;
    expect(
      post?.shifts.map(({ shiftId, locked, waiting, taken }) => [shiftId, locked, waiting, taken]),
    ).toEqual([
      [running.id, true, 0, 2],
      [next.id, false, 1, 1],
      [byHand.id, true, 0, 0],
    ]);
    expect(post?.shifts[0]?.places).toMatchObject([
      { claimId: standing.id, accountId: anna.accountId, state: 'on-duty' },
      { claimId: late.id, state: 'claimed', checkedInAt: null },
    ]);
    expect(post?.shifts.map(({ shiftId }) => shiftId)).not.toContain(byPattern.id);
  });

  it('one checkpoint, some days, and page by page', async () => {
    const board = async (input: object) => showBoard(await secretary.ctx(), { ...week, ...input });
    const one = await board({ checkpointId: far.id, fromDay: '2026-11-17', days: 1 });
    expect(one.items).toMatchObject([{ checkpointId: far.id, shifts: [{ shiftId: away.id }] }]);
    const first = await board({ limit: 2 });
    const second = await board({ limit: 2, cursor: first.nextCursor ?? '' });
    const all = [...first.items, ...second.items].map(({ name }) => name);
    expect(all).toEqual(all.toSorted());
    expect(new Set(all).size).toBe(3);
    expect(second.nextCursor).toBeNull();
    expect((await board({ areaId: area.beside.id })).items.map(({ checkpointId }) => checkpointId)).toEqual([
      far.id,
    ]);
  });

  it('nothing to those who do not lead there', async () => {
    await expect(showBoard(await anna.ctx(), week)).rejects.toMatchObject({ code: 'not-allowed' });
    await expect(showBoard(await gridLeader.ctx(), { ...week, checkpointId: far.id })).rejects.toMatchObject({
      code: 'not-found',
    });
    await expect(
      showBoard(await gridLeader.ctx(), { ...week, areaId: area.beside.id }),
    ).rejects.toMatchObject({ code: 'not-found' });
    expect((await showBoard(await cellHead.ctx(), week)).items).toEqual([]);
    expect((await showBoard(await inspector.ctx(), week)).items).toHaveLength(3);
  });
});

describe('now shows', () => {
  it('who stands, who is missing, who came early or stays on, and gaps of a day', async () => {
    const early = await shift({ inHours: 0.4, at: far });
    const came = await claim(chen, early);
    await on.db.update(claims).set({ state: 'on-duty' }).where(eq(claims.id, came.id));
    const { on: there, gaps } = await showNow(await secretary.ctx(), {});
    expect(there.map(({ shiftId }) => shiftId).toSorted()).toEqual([early.id, running.id].toSorted());
    expect(there.find(({ shiftId }) => shiftId === running.id)?.places.map(({ state }) => state)).toEqual([
      'on-duty',
      'claimed',
    ]);
    expect(gaps.map(({ shiftId }) => shiftId)).toEqual([early.id, next.id]);
    on.clock.advance(5 * 60);
    const still = await showNow(await secretary.ctx(), {});
    expect(still.on.map(({ shiftId }) => shiftId)).toContain(running.id);
    on.clock.set(new Date('2026-11-16T01:00:00Z'));
    expect((await showNow(await besideLeader.ctx(), {})).on.map(({ shiftId }) => shiftId)).toEqual([
      early.id,
    ]);
    await expect(showNow(await anna.ctx(), {})).rejects.toMatchObject({ code: 'not-allowed' });
  });
});

describe('the list of checkpoints shows', () => {
  it('how the next 24 hours stand, to volunteers as well, without closed ones', async () => {
    const closed = await checkpoint({ closedAt: on.clock.now(), areaId: area.grid.id });
    const { items } = await listCheckpoints(await volunteer({ post: area.grid }).then((who) => who.ctx()), {
      limit: 30,
    });
    expect(items).toMatchObject([
      { checkpointId: near.id, area: area.grid.name, onDuty: 1, wanted: 4, held: 3 },
    ]);
    expect(items.map(({ checkpointId }) => checkpointId)).not.toContain(closed.id);
    const first = await listCheckpoints(await secretary.ctx(), { limit: 1 });
    const second = await listCheckpoints(await secretary.ctx(), { limit: 5, cursor: first.nextCursor ?? '' });
    expect([...first.items, ...second.items]).toHaveLength(3);
  });
});

describe('when an area moves', () => {
  it('its shifts move with it, so that lists of the new place have them and those of the old one not', async () => {
    const path = `${area.grid.path}.moved`;
    await on.db.update(areas).set({ path }).where(eq(areas.id, area.beside.id));
    await shiftFollower.areaMoved(await on.system().ctx(), {
      moveId: on.ids.next(),
      at: on.clock.now(),
      fromPath: area.beside.path,
      toPath: path,
    });
    const [row] = await on.db.select({ path: shifts.areaPath }).from(shifts).where(eq(shifts.id, away.id));
    expect(row?.path).toBe(path);
    const { items } = await showBoard(await gridLeader.ctx(), week);
    expect(items.map(({ checkpointId }) => checkpointId)).toEqual(expect.arrayContaining([far.id, near.id]));
  });
});
