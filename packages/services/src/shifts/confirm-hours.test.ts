import { serviceHours } from '@linli/db/hours/tables';
import { guardedGate, outcomes } from '@linli/test/support/duty';
import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { checkInFor } from './check-in-for.ts';
import { checkOutFor } from './check-out-for.ts';
import { confirmHours } from './confirm-hours.ts';

// Monday, 16 November 2026, 17:00 in Shanghai.
const at = await guardedGate({ startsAt: '2026-11-16T09:00:00Z' });
const { on, lead, otherLead, left, onDuty, placed, goTo, claimOf, auditOf, east } = at;
const hoursOf = (claimId: string) =>
  on.db.select().from(serviceHours).where(eq(serviceHours.sourceId, claimId));
const confirm = (who: typeof lead, claimId: string, minutes: number | null = null, reason = '') =>
  who.do(confirmHours, { claimId, minutes, reason });

describe('confirm-hours does', () => {
  it('write what was served once: without coming early, with the minutes for handing over, the night apart', async () => {
    const evening = await at.shift({ inHours: 0.5, hours: 7.5, changeOverMinutes: 15 });
    const { who, claimId } = await placed({ shift: evening });
    goTo(evening, -20);
    await at.scan(who, claimId);
    goTo(evening, 7.5 * 60 + 40);
    await lead.do(checkOutFor, { claimId, leftAt: on.clock.now().toISOString(), reason: '交接完' });
    expect(await confirm(lead, claimId)).toEqual({ minutes: 465 });
    expect(await claimOf(claimId)).toMatchObject({
      state: 'done',
      confirmedBy: lead.accountId,
      confirmedMinutes: 465,
    });
    expect(await hoursOf(claimId)).toMatchObject([
      {
        accountId: who.accountId,
        kind: 'shift',
        fromAt: evening.startsAt,
        minutes: 465,
        // 17:30–01:15: from ten at night on.
        nightMinutes: 195,
        areaId: east.areaId,
        place: east.name,
        confirmedBy: lead.accountId,
        correctsId: null,
        recordedAt: on.clock.now(),
      },
    ]);
    expect((await auditOf(claimId)).at(-1)).toMatchObject({
      action: 'shifts.confirm-hours',
      facts: { minutes: 465, measured: 465 },
    });
  });

  it('begin when somebody came late, and take other minutes with a reason', async () => {
    const late = await placed();
    goTo(late.shift, 25);
    await lead.do(checkInFor, { claimId: late.claimId, reason: '迟到', cameAt: null });
    goTo(late.shift, 300);
    await lead.do(checkOutFor, {
      claimId: late.claimId,
      leftAt: late.shift.endsAt.toISOString(),
      reason: '到点',
    });
    expect(await confirm(lead, late.claimId)).toEqual({ minutes: 275 });
    const other = await left();
    await expect(confirm(lead, other.claimId, 240)).rejects.toMatchObject({
      fields: [{ pointer: '/reason', code: 'missing' }],
    });
    await confirm(lead, other.claimId, 240, '中间回家一小时');
    expect(await hoursOf(other.claimId)).toMatchObject([{ minutes: 240 }]);
    expect((await auditOf(other.claimId)).at(-1)).toMatchObject({
      reason: '中间回家一小时',
      facts: { minutes: 240, measured: 300 },
    });
  });
});

describe('confirm-hours refuses', () => {
  it('one’s own, other areas, and everybody who does not lead', async () => {
    const { claimId, who } = await left();
    const doors = await at.checkpoint({ areaId: at.area.grid.id });
    const own = await placed({ who: at.gridLeader, shift: await at.shift({ inHours: 1, at: doors }) });
    goTo(own.shift, 5);
    await lead.do(checkInFor, { claimId: own.claimId, reason: '到岗', cameAt: null });
    on.clock.set(own.shift.endsAt);
    await lead.do(checkOutFor, {
      claimId: own.claimId,
      leftAt: on.clock.now().toISOString(),
      reason: '到点',
    });
    await expect(confirm(at.gridLeader, own.claimId)).rejects.toMatchObject({ code: 'not-allowed' });
    await expect(on.system().do(confirmHours, { claimId, minutes: null, reason: '' })).rejects.toMatchObject({
      code: 'not-signed-in',
    });
    await expect(confirm(who, claimId)).rejects.toMatchObject({ code: 'not-allowed' });
    await expect(confirm(at.outsider, claimId)).rejects.toMatchObject({ code: 'not-found' });
    await expect(confirm(at.inspector, claimId)).rejects.toMatchObject({ code: 'not-allowed' });
    expect(await hoursOf(claimId)).toEqual([]);
  });

  it('who has not checked out, and who was there for no minute of it, unless somebody says how long', async () => {
    const there = await onDuty();
    await expect(confirm(lead, there.claimId)).rejects.toMatchObject({ code: 'illegal-transition' });
    const gone = await placed();
    goTo(gone.shift, -20);
    await at.scan(gone.who, gone.claimId);
    goTo(gone.shift, -10);
    const leftAt = on.clock.now().toISOString();
    await lead.do(checkOutFor, { claimId: gone.claimId, leftAt, reason: '家里有事' });
    await expect(confirm(lead, gone.claimId)).rejects.toMatchObject({ fields: [{ pointer: '/minutes' }] });
  });
});

describe('confirm-hours in races and repeats', () => {
  it('by two leads at once it is one entry, and the other one is told', async () => {
    const { claimId } = await left();
    const ends = await outcomes([
      confirm(lead, claimId),
      confirm(otherLead, claimId),
      confirm(otherLead, claimId, 200, '按签到表'),
    ]);
    expect(ends.filter((end) => end === 'already-done').length).toBeGreaterThan(0);
    expect(await hoursOf(claimId)).toHaveLength(1);
    const [entry] = await hoursOf(claimId);
    expect(await claimOf(claimId)).toMatchObject({ confirmedMinutes: entry?.minutes });
  });

  it('the same again has the same answer', async () => {
    const { claimId } = await left();
    const first = await confirm(lead, claimId);
    expect(await confirm(lead, claimId)).toEqual(first);
    expect(await hoursOf(claimId)).toHaveLength(1);
  });

  it('what is written is not rewritten, whoever tries', async () => {
    const { claimId } = await left();
    await confirm(lead, claimId);
    await expect(on.sql`update service_hours set minutes = 1 where source_id = ${claimId}`).rejects.toThrow(
      'only added',
    );
  });
});
