import { notices } from '@linli/db/notices/tables';
import { dutyLog } from '@linli/db/shifts/duty-tables';
import { claims, shifts, shiftWaits } from '@linli/db/shifts/tables';
import { gate } from '@linli/test/support/shifts';
import { and, eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { callOffShift } from './call-off-shift.ts';
import { claimShift } from './claim-shift.ts';

const g = await gate();
const { on, secretary, gridLeader, cellHead, volunteer, claim, shift } = g;
const reason = '小区解封';
const row = async (id: string) => (await on.db.select().from(shifts).where(eq(shifts.id, id)))[0];
const claimRow = async (id: string) => (await on.db.select().from(claims).where(eq(claims.id, id)))[0];
const told = (who: { accountId: string }) =>
  on.db.$count(notices, and(eq(notices.accountId, who.accountId), eq(notices.kind, 'shift-called-off')));

describe('call-off does', () => {
  it('ends one shift with its claims and its waitlist, and writes it into the duty log', async () => {
    const [anna, bo] = [await volunteer(), await volunteer()];
    const one = await shift({ inHours: 50 });
    const held = await claim(anna, one);
    await on.db
      .insert(shiftWaits)
      .values({ id: on.ids.next(), shiftId: one.id, accountId: bo.accountId, joinedAt: on.clock.now() });
    await secretary.do(callOffShift, { shiftId: one.id, reason });
    expect(await row(one.id)).toMatchObject({
      state: 'called-off',
      byHand: true,
      taken: 0,
      endReason: reason,
    });
    expect(await claimRow(held.id)).toMatchObject({
      state: 'taken-off',
      endReason: reason,
      endedBy: secretary.accountId,
    });
    const [wait] = await on.db.select().from(shiftWaits).where(eq(shiftWaits.shiftId, one.id));
    expect(wait?.state).toBe('over');
    const log = await on.db.select().from(dutyLog).where(eq(dutyLog.shiftId, one.id));
    expect(log).toMatchObject([{ what: 'called-off', accountId: secretary.accountId }]);
    expect(await told(anna)).toBe(1);
  });
});

describe('call-off refuses', () => {
  it('a shift that has begun, one on which somebody is already, one that was called off, and who may not', async () => {
    const begun = await shift({ inHours: -1 });
    const served = await shift({ inHours: 0.2 });
    const held = await claim(await volunteer(), served);
    await on.db.update(claims).set({ state: 'on-duty' }).where(eq(claims.id, held.id));
    for (const { id } of [begun, served])
      await expect(secretary.do(callOffShift, { shiftId: id, reason })).rejects.toMatchObject({
        code: 'illegal-transition',
      });
    const one = await shift({ inHours: 60 });
    for (const [who, code] of [
      [cellHead, 'not-allowed'],
      [await volunteer(), 'not-allowed'],
      [gridLeader, 'not-found'],
    ] as const)
      await expect(who.do(callOffShift, { shiftId: one.id, reason })).rejects.toMatchObject({ code });
    await secretary.do(callOffShift, { shiftId: one.id, reason });
    await expect(secretary.do(callOffShift, { shiftId: one.id, reason })).rejects.toMatchObject({
      code: 'already-done',
    });
  });
});

describe('call-off in races and repeats', () => {
  it('leaves nobody on the shift, whoever claims it at the same moment', async () => {
    const one = await shift({ inHours: 75, people: 9 });
    const people = [await volunteer(), await volunteer(), await volunteer(), await volunteer()];
    await Promise.all([
      ...people.map((who) => who.do(claimShift, { shiftId: one.id })),
      secretary.do(callOffShift, { shiftId: one.id, reason }),
    ]);
    const live = (await on.db.select().from(claims).where(eq(claims.shiftId, one.id))).filter(
      ({ state }) => state === 'claimed',
    );
    expect(live).toEqual([]);
    expect(await row(one.id)).toMatchObject({ state: 'called-off', taken: 0 });
  });

  it('of three at once one does it, and people are told once', async () => {
    const one = await shift({ inHours: 70 });
    const anna = await volunteer();
    await claim(anna, one);
    const tries = await Promise.allSettled(
      [1, 2, 3].map(() => secretary.do(callOffShift, { shiftId: one.id, reason })),
    );
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await told(anna)).toBe(1);
    expect(await on.db.$count(dutyLog, eq(dutyLog.shiftId, one.id))).toBe(1);
  });
});
