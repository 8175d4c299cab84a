import { auditEntries } from '@linli/db/audit/tables';
import { notices } from '@linli/db/notices/tables';
import { checkpoints, claims, dutyLog, shifts, shiftWaits } from '@linli/db/shifts/tables';
import { gate } from '@linli/test/support/shifts';
import { and, eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { callOffShift } from './call-off-shift.ts';
import { closeCheckpoint } from './close-checkpoint.ts';
import { planAhead } from './plan-ahead.ts';

const g = await gate();
const { on, secretary, gridLeader, besideLeader, cellHead, volunteer, claim, shift, checkpoint, area } = g;
const reason = '小区解封';
const row = async (id: string) => (await on.db.select().from(shifts).where(eq(shifts.id, id)))[0];
const claimRow = async (id: string) => (await on.db.select().from(claims).where(eq(claims.id, id)))[0];
const told = (who: { accountId: string }) =>
  on.db.$count(notices, and(eq(notices.accountId, who.accountId), eq(notices.kind, 'shift-called-off')));

describe('close-checkpoint does', () => {
  it('calls shifts to come off and tells their people; whoever stands there stays until the end', async () => {
    const at = await checkpoint({ plannedUntil: '2026-11-16' });
    const [anna, bo, chen] = [await volunteer(), await volunteer(), await volunteer()];
    const running = await shift({ inHours: -1, at });
    const early = await shift({ inHours: 1, at });
    const later = await shift({ inHours: 30, at });
    const standing = await claim(anna, running);
    const came = await claim(bo, early);
    const coming = await claim(chen, later);
    for (const { id } of [standing, came])
      await on.db.update(claims).set({ state: 'on-duty' }).where(eq(claims.id, id));
    await secretary.do(closeCheckpoint, { checkpointId: at.id, reason });
    expect([(await row(running.id))?.state, (await row(early.id))?.state]).toEqual(['open', 'open']);
    expect(await row(later.id)).toMatchObject({
      state: 'called-off',
      endReason: reason,
      dueAt: null,
      taken: 0,
    });
    expect((await claimRow(coming.id))?.state).toBe('taken-off');
    expect([await told(anna), await told(bo), await told(chen)]).toEqual([0, 0, 1]);
    const [closed] = await on.db.select().from(checkpoints).where(eq(checkpoints.id, at.id));
    expect(closed?.closedAt).toEqual(on.clock.now());
    expect(
      await on.db.$count(
        auditEntries,
        and(eq(auditEntries.subjectId, at.id), eq(auditEntries.reason, reason)),
      ),
    ).toBe(1);
    // No worker puts shifts there again.
    const before = await on.db.$count(shifts, eq(shifts.checkpointId, at.id));
    await planAhead(await on.system().ctx());
    expect(await on.db.$count(shifts, eq(shifts.checkpointId, at.id))).toBe(before);
  });
});

describe('close-checkpoint refuses', () => {
  it('who does not set up there, and to close twice', async () => {
    const at = await checkpoint({ areaId: area.grid.id });
    const input = { checkpointId: at.id, reason };
    for (const who of [cellHead, await volunteer()])
      await expect(who.do(closeCheckpoint, input)).rejects.toMatchObject({ code: 'not-allowed' });
    await expect(besideLeader.do(closeCheckpoint, input)).rejects.toMatchObject({ code: 'not-found' });
    await gridLeader.do(closeCheckpoint, input);
    await expect(gridLeader.do(closeCheckpoint, input)).rejects.toMatchObject({ code: 'illegal-transition' });
  });
});

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
