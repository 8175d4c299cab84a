import { notices } from '@linli/db/notices/tables';
import { claims, shifts } from '@linli/db/shifts/tables';
import { claimsOn, waitFor, waitsOn } from '@linli/test/support/shift-rows';
import { gate } from '@linli/test/support/shifts';
import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { inTransaction } from '../context.ts';
import { holdPeople } from './hold-places.ts';
import { placeFreed } from './place-freed.ts';

const place = await gate();
const { on, shift, volunteer, claim, worker } = place;
const freed = (where: { id: string }) =>
  on.system().do((ctx, id: string) => placeFreed(ctx, on.clock.now(), id), where.id);
const at = (minutes: number) => new Date(on.clock.now().getTime() + minutes * 60_000);

/** A shift by one person, three days ahead and apart from the others. */
let day = 0;
function lonely(given: { state?: string } = {}) {
  day += 3;
  return shift({ inHours: 24 * day, people: 1, ...given });
}

describe('placeFreed does', () => {
  it('asks whoever waits longest for an hour, and tells them', async () => {
    const where = await lonely();
    const [first, second] = [await volunteer(), await volunteer()];
    await waitFor(on, first, where);
    on.clock.advance(1);
    await waitFor(on, second, where);
    expect(await freed(where)).toBe(1);
    expect(await claimsOn(on, where)).toMatchObject([
      { accountId: first.accountId, state: 'offered', way: 'waitlist', confirmBy: at(60) },
    ]);
    expect(await waitsOn(on, where)).toMatchObject([{ state: 'asked' }, { state: 'waiting' }]);
    expect(await on.db.select().from(notices).where(eq(notices.accountId, first.accountId))).toMatchObject([
      { kind: 'shift-place-free', facts: { shiftId: where.id, until: at(60).toISOString() } },
    ]);
  });

  it('passes over whom a rule hinders now; they go on waiting', async () => {
    const where = await lonely();
    const [busy, free] = [await volunteer(), await volunteer()];
    await claim(busy, await shift({ inHours: 24 * day + 2 }));
    await waitFor(on, busy, where);
    await waitFor(on, free, where);
    await freed(where);
    expect(await claimsOn(on, where)).toMatchObject([{ accountId: free.accountId }]);
    expect(await waitsOn(on, where)).toMatchObject([{ state: 'waiting' }, { state: 'asked' }]);
  });

  it('who does not confirm is passed, and the next one is asked; at last it is open for claiming', async () => {
    const where = await lonely();
    const [first, second] = [await volunteer(), await volunteer()];
    for (const who of [first, second]) await waitFor(on, who, where);
    await freed(where);
    await worker.advance({ minutes: 59 });
    expect(await claimsOn(on, where)).toMatchObject([{ state: 'offered' }]);
    await worker.advance({ minutes: 1 });
    expect(await claimsOn(on, where)).toMatchObject([
      { accountId: first.accountId, state: 'expired' },
      { accountId: second.accountId, state: 'offered' },
    ]);
    await worker.advance({ minutes: 60 });
    expect(await waitsOn(on, where)).toMatchObject([{ state: 'passed' }, { state: 'passed' }]);
    const [after] = await on.db.select().from(shifts).where(eq(shifts.id, where.id));
    expect(after).toMatchObject({ taken: 0, state: 'open' });
  });

  it('asks for no longer than until the start, and waiting is over then', async () => {
    const where = await shift({ inHours: 0.5, people: 1 });
    const [first, second] = [await volunteer(), await volunteer()];
    for (const who of [first, second]) await waitFor(on, who, where);
    await freed(where);
    expect(await claimsOn(on, where)).toMatchObject([{ confirmBy: where.startsAt }]);
    await worker.advance({ minutes: 31 });
    expect(await claimsOn(on, where)).toMatchObject([{ state: 'expired' }]);
    expect(await waitsOn(on, where)).toMatchObject([{ state: 'passed' }, { state: 'over' }]);
  });
});

describe('placeFreed refuses', () => {
  it('to ask anybody when nothing is free, the shift is called off, or it has begun', async () => {
    const full = await lonely();
    await claim(await volunteer(), full);
    const off = await lonely({ state: 'called-off' });
    const begun = await shift({ inHours: -1, people: 1 });
    for (const where of [full, off, begun]) {
      await waitFor(on, await volunteer(), where);
      expect(await freed(where)).toBe(0);
      expect((await claimsOn(on, where)).filter(({ state }) => state === 'offered')).toEqual([]);
    }
  });
});

describe('placeFreed races and repeats', () => {
  it('several at once ask for one place one person', async () => {
    const where = await lonely();
    for (const who of [await volunteer(), await volunteer(), await volunteer()])
      await waitFor(on, who, where);
    await Promise.all([freed(where), freed(where), freed(where)]);
    expect(await claimsOn(on, where)).toHaveLength(1);
  });

  it('whoever is in the middle of something else is not waited for; they are asked when they are through', async () => {
    const where = await lonely();
    const who = await volunteer();
    await waitFor(on, who, where);
    const system = await on.system().ctx();
    await inTransaction(system, async (held) => {
      await holdPeople(held, [who.accountId]);
      expect(await freed(where)).toBe(0);
    });
    expect(await claimsOn(on, where)).toEqual([]);
    await worker.advance({ minutes: 1 });
    expect(await claimsOn(on, where)).toMatchObject([{ accountId: who.accountId, state: 'offered' }]);
    await on.db.update(claims).set({ state: 'declined' }).where(eq(claims.shiftId, where.id));
  });
});
