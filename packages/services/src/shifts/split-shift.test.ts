import type { DemandPattern } from '@linli/contracts/shifts/values';
import { notices } from '@linli/db/notices/tables';
import { claims, relieves, shifts } from '@linli/db/shifts/tables';
import { gate } from '@linli/test/support/shifts';
import { and, asc, eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { changeDemand } from './change-demand.ts';
import { previewDemand } from './preview-demand.ts';
import { splitShift } from './split-shift.ts';

const g = await gate();
const { on, secretary, besideLeader, cellHead, volunteer, claim, shift } = g;

/** Tomorrow's evening until 01:00: the shift that needs splitting. */
const evening = (given: Parameters<typeof shift>[0] extends infer P ? Partial<P> : never = {}) =>
  shift({ inHours: 32.5, hours: 7.5, changeOverMinutes: 15, nightMinutes: 180, ...given });
const at = (iso: string) => new Date(iso).toISOString();
const nine = at('2026-11-17T21:00:00+08:00');

describe('split does', () => {
  it('people keep the first half and are asked about the second; both have their own night and hand over', async () => {
    const { id: checkpointId, areaId } = await g.checkpoint();
    const one = await evening({ at: { id: checkpointId, areaId } });
    const [anna, bo] = [await volunteer(), await volunteer()];
    const held = await claim(anna, one, { roles: ['lead'] });
    await claim(bo, one, { state: 'offered', claimedAt: null, confirmBy: one.startsAt });
    await on.db.insert(relieves).values({
      id: on.ids.next(),
      claimId: held.id,
      kind: 'stand-in',
      askedBy: anna.accountId,
      reason: '',
      askedAt: on.clock.now(),
      expiresAt: one.startsAt,
    });
    const { shiftIds } = await secretary.do(splitShift, { shiftId: one.id, at: nine, changeOverMinutes: 20 });
    const halves = await on.db
      .select()
      .from(shifts)
      .where(eq(shifts.checkpointId, checkpointId))
      .orderBy(asc(shifts.startsAt));
    expect(halves.map(({ id }) => id)).toEqual(shiftIds);
    expect(halves).toMatchObject([
      { minutes: 210, nightMinutes: 0, changeOverMinutes: 20, byHand: true, taken: 2, people: 2 },
      {
        minutes: 240,
        nightMinutes: 180,
        changeOverMinutes: 15,
        byHand: true,
        taken: 2,
        people: 2,
        day: '2026-11-17',
      },
    ]);
    const mine = await on.db
      .select()
      .from(claims)
      .where(eq(claims.accountId, anna.accountId))
      .orderBy(asc(claims.startsAt));
    expect(mine).toMatchObject([
      { id: held.id, state: 'claimed', endsAt: new Date(nine) },
      {
        shiftId: shiftIds[1],
        state: 'offered',
        way: 'staff',
        roles: ['lead'],
        createdBy: secretary.accountId,
      },
    ]);
    const kinds = await on.db
      .select({ kind: notices.kind })
      .from(notices)
      .where(eq(notices.accountId, anna.accountId));
    expect(kinds.map(({ kind }) => kind).toSorted()).toEqual([
      'relieve-settled',
      'shift-changed',
      'shift-offered',
    ]);
    const [relieve] = await on.db.select().from(relieves).where(eq(relieves.claimId, held.id));
    expect(relieve?.state).toBe('withdrawn');
  });

  it('holds against the pattern: neither half changes when the demand does', async () => {
    const { id: checkpointId } = await g.checkpoint();
    const wanted = (people: number): DemandPattern => ({
      shifts: [{ from: '17:30', until: '01:00', days: 'every', people, roles: [] }],
      changeOverMinutes: 0,
    });
    const change = async (people: number) => {
      const input = {
        checkpointId,
        change: { kind: 'pattern', fromDay: '2026-11-17', pattern: wanted(people) } as const,
      };
      const { seen } = await secretary.do(previewDemand, input);
      return secretary.do(changeDemand, { ...input, seen });
    };
    await change(2);
    const tomorrow = and(eq(shifts.checkpointId, checkpointId), eq(shifts.day, '2026-11-17'));
    const [one] = await on.db.select().from(shifts).where(tomorrow);
    await secretary.do(splitShift, { shiftId: one?.id ?? '', at: nine, changeOverMinutes: 0 });
    expect(await change(4)).toMatchObject({ added: 0, removed: 0, changed: 41 });
    const halves = await on.db.select().from(shifts).where(tomorrow);
    expect(halves.map(({ people, state }) => [people, state])).toEqual([
      [2, 'open'],
      [2, 'open'],
    ]);
  });
});

describe('split refuses', () => {
  it('a moment outside, at an edge or within a minute, where another one begins, and what has begun', async () => {
    const { id, areaId } = await g.checkpoint();
    const one = await evening({ at: { id, areaId } });
    const split = (moment: string, shiftId = one.id) =>
      secretary.do(splitShift, { shiftId, at: moment, changeOverMinutes: 0 });
    const wrong = { code: 'invalid-input', fields: [{ pointer: '/at', code: 'impossible' }] };
    for (const moment of [
      one.startsAt.toISOString(),
      one.endsAt.toISOString(),
      at('2026-11-17T21:00:30+08:00'),
      at('2026-11-18T03:00:00+08:00'),
    ])
      await expect(split(moment)).rejects.toMatchObject(wrong);
    await shift({ inHours: 36, hours: 1, at: { id, areaId } });
    await expect(split(nine)).rejects.toMatchObject(wrong);
    expect(await on.db.$count(shifts, and(eq(shifts.checkpointId, id), eq(shifts.byHand, true)))).toBe(0);
    const begun = await shift({ inHours: -1, at: { id, areaId } });
    await expect(
      split(new Date(begun.startsAt.getTime() + 7_200_000).toISOString(), begun.id),
    ).rejects.toMatchObject({
      code: 'illegal-transition',
    });
  });

  it('who does not set up there', async () => {
    const one = await evening();
    for (const [who, code] of [
      [cellHead, 'not-allowed'],
      [await volunteer(), 'not-allowed'],
      [besideLeader, 'not-found'],
    ] as const)
      await expect(
        who.do(splitShift, { shiftId: one.id, at: nine, changeOverMinutes: 0 }),
      ).rejects.toMatchObject({ code });
  });
});

describe('split in races and repeats', () => {
  it('twice at the same moment splits once', async () => {
    const { id, areaId } = await g.checkpoint();
    const one = await evening({ at: { id, areaId } });
    const tries = await Promise.allSettled(
      [1, 2].map(() => secretary.do(splitShift, { shiftId: one.id, at: nine, changeOverMinutes: 0 })),
    );
    expect(tries.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(await on.db.$count(shifts, eq(shifts.checkpointId, id))).toBe(2);
  });
});
