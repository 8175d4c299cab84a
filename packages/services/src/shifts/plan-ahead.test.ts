import type { DemandPattern } from '@linli/contracts/shifts/values';
import { checkpoints, demandExceptions, demandPatterns, shifts } from '@linli/db/shifts/tables';
import { gate } from '@linli/test/support/shifts';
import { and, eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { planAhead } from './plan-ahead.ts';

const { on, secretary, checkpoint, worker } = await gate();

const pattern: DemandPattern = {
  shifts: [{ from: '06:30', until: '11:30', days: 'every', people: 2, roles: [] }],
  changeOverMinutes: 0,
};
async function planned(until: string) {
  const { id } = await checkpoint({ plannedUntil: until });
  await on.db.insert(demandPatterns).values({
    id: on.ids.next(),
    checkpointId: id,
    fromDay: '2026-11-01',
    pattern,
    setBy: secretary.accountId,
    setAt: on.clock.now(),
  });
  return id;
}
const days = async (id: string) =>
  (await on.db.select({ day: shifts.day }).from(shifts).where(eq(shifts.checkpointId, id)))
    .map(({ day }) => day)
    .toSorted();
const plan = async () => planAhead(await on.system().ctx());

describe('plan-ahead does', () => {
  it('puts the days that are missing there, six weeks ahead, and each day one more', async () => {
    const id = await planned('2026-12-26');
    expect(await plan()).toBe(2);
    expect(await days(id)).toEqual(['2026-12-27', '2026-12-28']);
    on.clock.advance(24 * 60);
    await plan();
    expect((await days(id)).at(-1)).toBe('2026-12-29');
    const [row] = await on.db.select().from(shifts).where(eq(shifts.checkpointId, id)).limit(1);
    expect(row?.dueAt).not.toBeNull();
  });

  it('follows exceptions of days to come', async () => {
    const id = await planned('2026-12-27');
    await on.db.insert(demandExceptions).values({
      checkpointId: id,
      day: '2026-12-28',
      pattern: { shifts: [], changeOverMinutes: 0 },
      reason: '停电',
      setBy: secretary.accountId,
      setAt: on.clock.now(),
    });
    await plan();
    expect(await days(id)).toEqual(['2026-12-29']);
  });

  it('leaves days gone by empty where no worker ran for long', async () => {
    const id = await planned('2026-11-01');
    await plan();
    // 09:00: the shift of today has begun.
    expect((await days(id))[0]).toBe('2026-11-18');
  });

  it('is what the worker does by itself', async () => {
    const id = await planned('2026-12-28');
    on.clock.advance(120);
    await worker.runUntilIdle();
    expect(await days(id)).toEqual(['2026-12-29']);
  });
});

describe('plan-ahead refuses', () => {
  it('closed checkpoints and those without any demand', async () => {
    const closed = await planned('2026-12-20');
    await on.db.update(checkpoints).set({ closedAt: on.clock.now() }).where(eq(checkpoints.id, closed));
    const { id } = await checkpoint();
    await plan();
    expect([await days(closed), await days(id)]).toEqual([[], []]);
  });
});

describe('plan-ahead in races and repeats', () => {
  it('many workers at once put every shift there once, and running again adds none', async () => {
    const ids = [await planned('2026-12-01'), await planned('2026-12-01'), await planned('2026-12-01')];
    const added = await Promise.all([1, 2, 3, 4].map(plan));
    expect(added.reduce((sum, each) => sum + each, 0)).toBe(3 * 28);
    for (const id of ids) expect(new Set(await days(id)).size).toBe(28);
    expect(await plan()).toBe(0);
    expect(
      await on.db.$count(
        checkpoints,
        and(eq(checkpoints.id, ids[0] ?? ''), eq(checkpoints.plannedUntil, '2026-12-29')),
      ),
    ).toBe(1);
  });
});
