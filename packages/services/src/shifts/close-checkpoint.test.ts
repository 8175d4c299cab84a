import { auditEntries } from '@linli/db/audit/tables';
import { notices } from '@linli/db/notices/tables';
import { checkpoints, claims, shifts } from '@linli/db/shifts/tables';
import { gate } from '@linli/test/support/shifts';
import { and, eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
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
