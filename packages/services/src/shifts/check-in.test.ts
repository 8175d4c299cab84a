import { alerts } from '@linli/db/reports/tables';
import { relieves } from '@linli/db/shifts/tables';
import { guardedGate } from '@linli/test/support/duty';
import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { checkIn } from './check-in.ts';
import { checkInFor } from './check-in-for.ts';
import { checkOut } from './check-out.ts';
import { codeAt } from './duty-code.ts';
import { raiseShiftAlert } from './shift-alerts.ts';
import { showCode } from './show-code.ts';

const at = await guardedGate();
const { on, east, placed, goTo, scan, claimOf, logOf, auditOf, code } = at;
const show = async (who: typeof at.lead, checkpointId = east.id) =>
  showCode(await who.ctx(), { checkpointId });
const reason = '在现场';

describe('check-in does', () => {
  it('puts somebody on duty by the code of the gate, into its log and the audit', async () => {
    const { who, claimId, shift } = await placed();
    goTo(shift, -20);
    expect(await scan(who, claimId)).toEqual({ outcome: 'checked-in', at: on.clock.now().toISOString() });
    expect(await claimOf(claimId)).toMatchObject({
      state: 'on-duty',
      checkedInAt: on.clock.now(),
      checkedInWay: 'code',
      checkedInBy: who.accountId,
      checkInMetres: null,
    });
    expect(await logOf(shift)).toEqual(['checked-in']);
    expect(await auditOf(claimId)).toMatchObject([{ action: 'shifts.check-in', accountId: who.accountId }]);
  });

  it('keeps how far the phone was and nothing of where', async () => {
    const { who, claimId, shift } = await placed();
    goTo(shift);
    const near = {
      latitude: Number(east.latitude) + 0.0005,
      longitude: Number(east.longitude),
      accuracy: 20,
    };
    await who.do(checkIn, { claimId, code: await code(), whereabouts: near });
    expect(await claimOf(claimId)).toMatchObject({ state: 'on-duty', checkInMetres: 56 });
    expect(JSON.stringify(await auditOf(claimId))).not.toContain('32.6');
  });

  it('takes the code that just changed, and shows it to who is on duty', async () => {
    const first = await placed();
    goTo(first.shift);
    const text = await code();
    on.clock.advance(0.5);
    expect(await scan(first.who, first.claimId, { code: text })).toMatchObject({ outcome: 'checked-in' });
    const second = await placed({ shift: first.shift });
    const shown = await show(first.who);
    expect(shown.name).toBe(east.name);
    expect(await scan(second.who, second.claimId, { code: shown.text })).toMatchObject({
      outcome: 'checked-in',
    });
  });

  it('may be done by the lead, also late, saying since when they were there', async () => {
    const { who, claimId, shift } = await placed();
    goTo(shift, 100);
    expect(await scan(who, claimId)).toMatchObject({ outcome: 'refused', reason: 'too-late' });
    const cameAt = new Date(shift.startsAt.getTime() + 5 * 60_000).toISOString();
    await at.lead.do(checkInFor, { claimId, reason, cameAt });
    await at.lead.do(checkInFor, { claimId, reason, cameAt });
    expect(await claimOf(claimId)).toMatchObject({
      state: 'on-duty',
      checkedInAt: new Date(cameAt),
      checkedInWay: 'staff',
      checkedInBy: at.lead.accountId,
    });
    expect(await auditOf(claimId)).toMatchObject([{ action: 'shifts.check-in-for', reason }]);
  });

  it('is a yes to a place that was offered, and ends the search for somebody else and the alarm about the gate', async () => {
    const offered = await placed({
      claim: {
        state: 'offered',
        way: 'roster',
        claimedAt: null,
        confirmBy: new Date('2027-01-01T00:00:00Z'),
      },
    });
    goTo(offered.shift, -10);
    await scan(offered.who, offered.claimId);
    expect(await claimOf(offered.claimId)).toMatchObject({ state: 'on-duty', claimedAt: on.clock.now() });

    const alone = await at.shift({ inHours: 1, people: 1 });
    const { who, claimId } = await placed({ shift: alone });
    await on.db.insert(relieves).values({
      id: on.ids.next(),
      claimId,
      kind: 'stand-in',
      askedBy: who.accountId,
      reason: '可能来不了',
      askedAt: on.clock.now(),
      expiresAt: alone.endsAt,
    });
    goTo(alone, 25);
    await on
      .system()
      .do(
        (ctx, missing: number) =>
          raiseShiftAlert(ctx, on.clock.now(), alone, { kind: 'shift-missing', level: 'danger', missing }),
        1,
      );
    await scan(who, claimId);
    expect(await on.db.select().from(relieves).where(eq(relieves.claimId, claimId))).toMatchObject([
      { state: 'withdrawn' },
    ]);
    expect(await on.db.select().from(alerts).where(eq(alerts.sourceId, alone.id))).toMatchObject([
      { state: 'resolved', outcome: 'filled' },
    ]);
  });

  it('by the lead takes who was only asked and came: they have agreed', async () => {
    const { claimId, shift } = await placed({
      claim: { state: 'offered', claimedAt: null, confirmBy: new Date('2027-01-01T00:00:00Z') },
    });
    goTo(shift, 3);
    await at.lead.do(checkInFor, { claimId, reason, cameAt: null });
    expect(await claimOf(claimId)).toMatchObject({ state: 'on-duty', claimedAt: on.clock.now() });
    expect((await auditOf(claimId)).map(({ action }) => action)).toEqual([
      'shifts.confirm-for',
      'shifts.check-in-for',
    ]);
  });
});

describe('check-in refuses', () => {
  it('as data, and writes nothing: too early, a wrong or old code, too far', async () => {
    const { who, claimId, shift } = await placed();
    goTo(shift, -31);
    const from = new Date(shift.startsAt.getTime() - 30 * 60_000).toISOString();
    expect(await scan(who, claimId)).toEqual({ outcome: 'refused', reason: 'too-early', facts: { from } });
    goTo(shift);
    const old = await code();
    on.clock.advance(1);
    expect(await scan(who, claimId, { code: old })).toMatchObject({ reason: 'old-code' });
    const west = await at.checkpoint();
    expect(await scan(who, claimId, { code: await code(west.id) })).toMatchObject({ reason: 'wrong-code' });
    const forged = codeAt(Buffer.alloc(32), east.id, on.clock.now()).text;
    expect(await scan(who, claimId, { code: forged })).toMatchObject({ reason: 'wrong-code' });
    const far = { latitude: Number(east.latitude) + 0.01, longitude: Number(east.longitude), accuracy: 50 };
    expect(await who.do(checkIn, { claimId, code: await code(), whereabouts: far })).toEqual({
      outcome: 'refused',
      reason: 'too-far',
      facts: { metres: 1112 },
    });
    expect(await claimOf(claimId)).toMatchObject({ state: 'claimed', checkedInAt: null });
    expect(await logOf(shift)).toEqual([]);
  });

  it('the place of somebody else, whatever code one holds: passing codes on gains nothing', async () => {
    const { claimId, shift } = await placed();
    const friend = await at.volunteer();
    goTo(shift);
    await expect(scan(friend, claimId)).rejects.toMatchObject({ code: 'not-found' });
    await expect(scan(await on.as(), claimId)).rejects.toMatchObject({ code: 'not-allowed' });
    expect((await claimOf(claimId)).state).toBe('claimed');
  });

  it('a place that is not held any more, and a shift that was called off', async () => {
    const { who, claimId, shift } = await placed();
    await on.sql`update claims set state = 'taken-off' where id = ${claimId}`;
    goTo(shift);
    await expect(scan(who, claimId)).rejects.toMatchObject({ code: 'illegal-transition' });
    const off = await placed();
    await on.sql`update shifts set state = 'called-off' where id = ${off.shift.id}`;
    goTo(off.shift);
    await expect(scan(off.who, off.claimId)).rejects.toMatchObject({ code: 'illegal-transition' });
  });

  it('an offer whose time to confirm has passed, or that a limit hinders', async () => {
    const late = await placed({
      claim: { state: 'offered', claimedAt: null, confirmBy: new Date(on.clock.now().getTime() + 60_000) },
    });
    goTo(late.shift, -10);
    await expect(scan(late.who, late.claimId)).rejects.toMatchObject({ code: 'lost-race' });
    const unread = await placed({
      who: await at.volunteer({ risksRead: false }),
      claim: { state: 'offered', claimedAt: null, confirmBy: new Date('2027-01-01T00:00:00Z') },
    });
    goTo(unread.shift, -10);
    await expect(scan(unread.who, unread.claimId)).rejects.toMatchObject({ code: 'rule-refused' });
    expect((await claimOf(unread.claimId)).state).toBe('offered');
  });

  it('guessing: after many wrong codes even the right one waits', async () => {
    const { who, claimId, shift } = await placed();
    goTo(shift);
    for (let tries = 0; tries < 20; tries++)
      expect(await scan(who, claimId, { code: 'linli:duty' })).toMatchObject({ reason: 'wrong-code' });
    await expect(scan(who, claimId)).rejects.toMatchObject({ code: 'too-many-requests' });
    on.clock.advance(16);
    expect(await scan(who, claimId)).toMatchObject({ outcome: 'checked-in' });
  });

  it('leads of other areas, volunteers and leads about themselves', async () => {
    const { who, claimId, shift } = await placed();
    const own = await placed({ who: at.gridLeader });
    const doors = await at.checkpoint({ areaId: at.area.grid.id });
    const inGrid = await placed({ who: at.gridLeader, shift: await at.shift({ inHours: 30, at: doors }) });
    goTo(shift, 5);
    const given = { claimId, reason, cameAt: null };
    await expect(at.outsider.do(checkInFor, given)).rejects.toMatchObject({ code: 'not-found' });
    await expect(who.do(checkInFor, given)).rejects.toMatchObject({ code: 'not-allowed' });
    await expect(at.inspector.do(checkInFor, given)).rejects.toMatchObject({ code: 'not-allowed' });
    await expect(at.gridLeader.do(checkInFor, { ...given, claimId: own.claimId })).rejects.toMatchObject({
      code: 'not-found',
    });
    goTo(inGrid.shift, 5);
    await expect(at.gridLeader.do(checkInFor, { ...given, claimId: inGrid.claimId })).rejects.toMatchObject({
      code: 'not-allowed',
    });
    await expect(on.system().do(checkInFor, given)).rejects.toMatchObject({ code: 'not-signed-in' });
  });

  it('moments nobody can have come at', async () => {
    const { claimId, shift } = await placed();
    const come = (minutes: number) =>
      at.lead.do(checkInFor, {
        claimId,
        reason,
        cameAt: new Date(shift.startsAt.getTime() + minutes * 60_000).toISOString(),
      });
    goTo(shift, -60);
    await expect(at.lead.do(checkInFor, { claimId, reason, cameAt: null })).rejects.toMatchObject({
      fields: [{ pointer: '/cameAt' }],
    });
    goTo(shift, 400);
    for (const minutes of [-31, 300, 401])
      await expect(come(minutes)).rejects.toMatchObject({ fields: [{ pointer: '/cameAt' }] });
    await come(299);
  });

  it('the code to who is not on duty there, and to leads of other areas', async () => {
    const { who, shift } = await placed();
    goTo(shift);
    await expect(show(who)).rejects.toMatchObject({ code: 'not-found' });
    await expect(show(at.outsider)).rejects.toMatchObject({ code: 'not-found' });
    await expect(show(await on.as())).rejects.toMatchObject({ code: 'not-allowed' });
    const there = await at.onDuty();
    await expect(show(there.who)).resolves.toMatchObject({ name: east.name });
    const west = await at.checkpoint();
    await expect(show(there.who, west.id)).rejects.toMatchObject({ code: 'not-found' });
    on.clock.set(new Date(there.shift.endsAt.getTime() + 121 * 60_000));
    await expect(show(there.who)).rejects.toMatchObject({ code: 'not-found' });
    await on.sql`update checkpoints set closed_at = ${on.clock.now().toISOString()} where id = ${west.id}`;
    await expect(show(at.lead, west.id)).rejects.toMatchObject({ code: 'not-found' });
  });
});

describe('check-in in races and repeats', () => {
  it('sent three times at once and once more it is one check-in with one answer', async () => {
    const { who, claimId, shift } = await placed();
    goTo(shift);
    const text = await code();
    const send = () => who.do(checkIn, { claimId, code: text, whereabouts: null });
    const replies = await Promise.all([send(), send(), send()]);
    on.clock.advance(7);
    replies.push(await scan(who, claimId, { code: 'no longer asked' }));
    expect(new Set(replies.map((reply) => JSON.stringify(reply))).size).toBe(1);
    expect(await logOf(shift)).toEqual(['checked-in']);
    expect(await auditOf(claimId)).toHaveLength(1);
  });

  it('by themselves and by the lead at once they are on duty once', async () => {
    const { who, claimId, shift } = await placed();
    goTo(shift);
    const text = await code();
    await Promise.all([
      who.do(checkIn, { claimId, code: text, whereabouts: null }),
      at.lead.do(checkInFor, { claimId, reason, cameAt: null }),
    ]);
    expect(await logOf(shift)).toEqual(['checked-in']);
    await expect(who.do(checkOut, { claimId })).resolves.toMatchObject({ reason: 'note-missing' });
  });
});
