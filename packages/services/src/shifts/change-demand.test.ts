import type { DemandChange } from '@linli/contracts/shifts/values';
import { auditEntries } from '@linli/db/audit/tables';
import { dutyLog, riskReadings } from '@linli/db/shifts/duty-tables';
import { checkpoints, claims, relieves, shifts, shiftWaits } from '@linli/db/shifts/tables';
import { common, demandDesk, from, monday, only, pattern, tuesday } from '@linli/test/support/demand';
import { gate } from '@linli/test/support/shifts';
import { and, eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { changeDemand } from './change-demand.ts';
import { previewDemand } from './preview-demand.ts';

const g = await gate();
const { on, secretary, gridLeader, besideLeader, cellHead, volunteer, claim, checkpoint } = g;
const { change, open, times, claimOf, told, busyGate } = demandDesk(g);

describe('change-demand does', () => {
  it('makes shifts stand for six weeks and a day, from the next one that begins, with night and change-over', async () => {
    const { at } = await busyGate();
    expect(await times(at.id, monday)).toEqual([
      ['11:30', '17:30', 2],
      ['17:30', '01:00', 2],
    ]);
    const all = await open(at.id);
    expect(all).toHaveLength(2 + 42 * 4);
    expect(all.at(-1)?.day).toBe('2026-12-28');
    expect(all[1]).toMatchObject({
      day: monday,
      minutes: 450,
      nightMinutes: 180,
      changeOverMinutes: 10,
      taken: 0,
      byHand: false,
    });
    expect(all[0]?.dueAt).not.toBeNull();
    const [row] = await on.db.select().from(checkpoints).where(eq(checkpoints.id, at.id));
    expect(row?.plannedUntil).toBe('2026-12-28');
  });

  it('shows what it would do before it does it, person by person, and does exactly that', async () => {
    const { at, on: at_ } = await busyGate();
    const [anna, bo, chen, dong] = [
      await volunteer(),
      await volunteer(),
      await volunteer(),
      await volunteer(),
    ];
    const early = await at_(tuesday, '06:30');
    const late = await at_(tuesday, '17:30');
    const kept = await claim(anna, early);
    on.clock.advance(5);
    const last = await claim(bo, early);
    const moved = await claim(chen, late);
    const offered = await claim(dong, late, {
      state: 'offered',
      claimedAt: null,
      confirmBy: new Date(on.clock.now().getTime() + 3_600_000),
    });
    const what = only(tuesday, pattern(['06:30', '11:30', 1], ['18:00', '01:30']));
    const looked = await secretary.do(previewDemand, { checkpointId: at.id, change: what });
    expect(looked).toMatchObject({ added: 0, removed: 2, changed: 2 });
    expect(Object.fromEntries(looked.people.map(({ claimId, effect }) => [claimId, effect]))).toEqual({
      [kept.id]: 'kept',
      [last.id]: 'taken-off',
      [moved.id]: 'asked-again',
      [offered.id]: 'asked-again',
    });
    expect((await claimOf(last.id)).state).toBe('claimed');
    await secretary.do(changeDemand, { checkpointId: at.id, change: what, seen: looked.seen });
    expect(await times(at.id, tuesday)).toEqual([
      ['06:30', '11:30', 1],
      ['18:00', '01:30', 2],
    ]);
    expect((await claimOf(kept.id)).state).toBe('claimed');
    expect(await claimOf(last.id)).toMatchObject({
      state: 'taken-off',
      endReason: '停电检修',
      endedBy: secretary.accountId,
    });
    const again = await claimOf(moved.id);
    expect(again).toMatchObject({ state: 'offered', startsAt: new Date('2026-11-17T18:00:00+08:00') });
    expect(again.confirmBy?.getTime()).toBeGreaterThan(on.clock.now().getTime());
    expect((await claimOf(offered.id)).state).toBe('offered');
    expect([await told(anna), await told(bo), await told(chen)]).toEqual([
      [],
      ['shift-called-off'],
      ['shift-changed'],
    ]);
    const [row] = await on.db.select().from(shifts).where(eq(shifts.id, early.id));
    expect(row?.taken).toBe(1);
    expect(
      await on.db.$count(
        auditEntries,
        and(eq(auditEntries.subjectId, at.id), eq(auditEntries.reason, '停电检修')),
      ),
    ).toBe(1);
  });

  it('closes one day and opens it again; people are told, and the wait and the search for somebody else end', async () => {
    const { at, on: at_ } = await busyGate();
    const [anna, bo] = [await volunteer(), await volunteer()];
    const early = await at_(tuesday, '06:30');
    const held = await claim(anna, early);
    await on.db
      .insert(shiftWaits)
      .values({ id: on.ids.next(), shiftId: early.id, accountId: bo.accountId, joinedAt: on.clock.now() });
    await on.db.insert(relieves).values({
      id: on.ids.next(),
      claimId: held.id,
      kind: 'stand-in',
      askedBy: anna.accountId,
      reason: '',
      askedAt: on.clock.now(),
      expiresAt: early.startsAt,
    });
    await change(at.id, only(tuesday, pattern()));
    expect(await times(at.id, tuesday)).toEqual([]);
    expect(await times(at.id, '2026-11-18')).toHaveLength(4);
    expect((await claimOf(held.id)).state).toBe('taken-off');
    expect((await told(anna)).toSorted()).toEqual(['relieve-settled', 'shift-called-off']);
    const [wait] = await on.db.select().from(shiftWaits).where(eq(shiftWaits.shiftId, early.id));
    const [relieve] = await on.db.select().from(relieves).where(eq(relieves.claimId, held.id));
    expect([wait?.state, relieve?.state]).toEqual(['over', 'withdrawn']);
    expect(await on.db.$count(dutyLog, eq(dutyLog.shiftId, early.id))).toBe(1);
    const lifted = await change(at.id, { kind: 'lift', day: tuesday });
    expect(lifted.added).toBe(4);
    expect(await times(at.id, tuesday)).toHaveLength(4);
  });

  it('lets the shifts of one person move into each other’s room, and takes them off where they stand elsewhere by then', async () => {
    const { at, on: at_ } = await busyGate();
    const other = await checkpoint();
    await change(other.id, from(tuesday, pattern(['12:00', '14:00'])));
    const [anna, bo] = [await volunteer(), await volunteer()];
    const one = await claim(anna, await at_(tuesday, '06:30'));
    const two = await claim(anna, await at_(tuesday, '11:30'));
    const three = await claim(bo, await at_(tuesday, '06:30'));
    const [elsewhere] = await open(other.id);
    if (!elsewhere) throw new Error('no shift');
    await claim(bo, elsewhere);
    await change(at.id, only(tuesday, pattern(['07:30', '12:30'], ['12:30', '18:30'])));
    expect((await claimOf(one.id)).endsAt).toEqual(new Date('2026-11-17T12:30:00+08:00'));
    expect((await claimOf(two.id)).startsAt).toEqual(new Date('2026-11-17T12:30:00+08:00'));
    expect((await claimOf(three.id)).state).toBe('taken-off');
  });

  it('asks those who wait when more people are wanted', async () => {
    const { at, on: at_ } = await busyGate();
    const early = await at_(tuesday, '06:30');
    for (const who of [await volunteer(), await volunteer()]) await claim(who, early);
    const waiting = await volunteer();
    await on.db.insert(riskReadings).values({
      accountId: waiting.accountId,
      checkpointId: at.id,
      riskVersion: 1,
      readAt: on.clock.now(),
    });
    await on.db.insert(shiftWaits).values({
      id: on.ids.next(),
      shiftId: early.id,
      accountId: waiting.accountId,
      joinedAt: on.clock.now(),
    });
    await change(
      at.id,
      only(
        tuesday,
        pattern(['06:30', '11:30', 3], ['11:30', '17:30'], ['17:30', '01:00'], ['01:00', '06:30']),
      ),
    );
    expect(await told(waiting)).toEqual(['shift-place-free']);
    const [row] = await on.db.select().from(shifts).where(eq(shifts.id, early.id));
    expect(row).toMatchObject({ people: 3, taken: 3 });
  });

  it('never touches what has begun, who is on duty, or what was arranged by hand', async () => {
    const { at, on: at_ } = await busyGate();
    const [anna, bo] = [await volunteer(), await volunteer()];
    const noon = await at_(monday, '11:30');
    const served = await claim(anna, noon);
    await on.db
      .update(claims)
      .set({ state: 'on-duty', checkedInAt: on.clock.now() })
      .where(eq(claims.id, served.id));
    const evening = await at_(monday, '17:30');
    await on.db.update(shifts).set({ byHand: true }).where(eq(shifts.id, evening.id));
    const held = await claim(bo, evening);
    const done = await change(at.id, from(monday, pattern(['11:30', '17:30', 1])));
    expect(done.people).toEqual([]);
    expect(await times(at.id, monday)).toEqual([
      ['11:30', '17:30', 2],
      ['17:30', '01:00', 2],
    ]);
    expect([(await claimOf(served.id)).state, (await claimOf(held.id)).state]).toEqual([
      'on-duty',
      'claimed',
    ]);
  });

  it('counts until the next pattern begins, and exceptions go before both', async () => {
    const { at } = await busyGate();
    await change(at.id, from('2026-11-20', pattern(['08:00', '12:00'])));
    await change(at.id, only('2026-11-18', pattern(['09:00', '10:00'])));
    await change(at.id, from(tuesday, pattern(['07:00', '13:00'])));
    const first = async (day: string) => (await times(at.id, day))[0]?.[0];
    expect([
      await first('2026-11-17'),
      await first('2026-11-18'),
      await first('2026-11-19'),
      await first('2026-11-20'),
    ]).toEqual(['07:00', '09:00', '07:00', '08:00']);
  });
});

describe('change-demand refuses', () => {
  it('what was looked at and is no longer so, and changes nothing then', async () => {
    const { at, on: at_ } = await busyGate();
    const what = only(tuesday, pattern());
    const { seen } = await secretary.do(previewDemand, { checkpointId: at.id, change: what });
    const held = await claim(await volunteer(), await at_(tuesday, '06:30'));
    await expect(
      secretary.do(changeDemand, { checkpointId: at.id, change: what, seen }),
    ).rejects.toMatchObject({
      code: 'invalid-input',
      fields: [{ pointer: '/seen', code: 'outdated' }],
    });
    expect((await claimOf(held.id)).state).toBe('claimed');
    expect(await times(at.id, tuesday)).toHaveLength(4);
  });

  it('days gone by, a pattern that cuts into itself, and a closed checkpoint, by pointer', async () => {
    const { at } = await busyGate();
    const look = (what: DemandChange) => secretary.do(previewDemand, { checkpointId: at.id, change: what });
    const refused = async (what: DemandChange, pointer: string, code: string) =>
      expect(look(what)).rejects.toMatchObject({ code: 'invalid-input', fields: [{ pointer, code }] });
    await refused(from('2026-11-15', common), '/change/fromDay', 'in-the-past');
    await refused({ kind: 'lift', day: '2026-11-15' }, '/change/day', 'in-the-past');
    await refused(from('2036-11-15', common), '/change/fromDay', 'impossible');
    await refused(
      from(tuesday, pattern(['06:30', '12:00'], ['11:30', '17:30'])),
      '/change/pattern/shifts/1/from',
      'overlaps',
    );
    await on.db.update(checkpoints).set({ closedAt: on.clock.now() }).where(eq(checkpoints.id, at.id));
    await expect(look(from(tuesday, common))).rejects.toMatchObject({ code: 'illegal-transition' });
  });

  it('who does not set up there', async () => {
    const { at } = await busyGate();
    const what = { checkpointId: at.id, change: from(tuesday, common) };
    for (const [who, code] of [
      [cellHead, 'not-allowed'],
      [await volunteer(), 'not-allowed'],
      [besideLeader, 'not-found'],
      [gridLeader, 'not-found'],
    ] as const) {
      await expect(who.do(previewDemand, what)).rejects.toMatchObject({ code });
      await expect(who.do(changeDemand, { ...what, seen: '' })).rejects.toMatchObject({ code });
    }
  });
});
