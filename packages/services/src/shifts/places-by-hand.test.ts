import { notices } from '@linli/db/notices/tables';
import { claimsOn, shiftNow, waitFor } from '@linli/test/support/shift-rows';
import { gate } from '@linli/test/support/shifts';
import { and, eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { assignShift } from './assign-shift.ts';
import { cancelPlace } from './cancel-place.ts';
import { claimShift } from './claim-shift.ts';
import { listShiftCandidates } from './list-shift-candidates.ts';
import { takeOffShift } from './take-off-shift.ts';

const place = await gate();
const { on, shift, volunteer, claim, checkpoint, secretary, besideLeader, area } = place;
let day = 0;
const alone = (given: object = {}) => {
  day += 3;
  return shift({ inHours: 24 * day, people: 1, ...given });
};
const told = (who: { accountId: string }, kind: string) =>
  on.db
    .select()
    .from(notices)
    .where(and(eq(notices.accountId, who.accountId), eq(notices.kind, kind)));
const why = '临时调整';

describe('cancelPlace does', () => {
  it('gives the place back until three hours before; the lead is not told', async () => {
    const where = await alone();
    const who = await volunteer();
    const { id: claimId } = await claim(who, where);
    on.clock.set(new Date(where.startsAt.getTime() - 3 * 3_600_000));
    expect(await who.do(cancelPlace, { claimId, reason: '孩子病了' })).toEqual({ outcome: 'cancelled' });
    expect(await claimsOn(on, where)).toMatchObject([{ state: 'cancelled', endReason: '孩子病了' }]);
    expect((await shiftNow(on, where)).taken).toBe(0);
    expect(await on.sql`select from notices where account_id = ${secretary.accountId}`).toHaveLength(0);
  });
});

describe('cancelPlace refuses', () => {
  it('a moment later, and says until when it was possible', async () => {
    const where = await shift({ inHours: 3, at: await checkpoint() });
    const who = await volunteer();
    const { id: claimId } = await claim(who, where);
    on.clock.advance(1);
    expect(await who.do(cancelPlace, { claimId, reason: '' })).toEqual({
      outcome: 'too-late',
      untilAt: new Date(where.startsAt.getTime() - 3 * 3_600_000).toISOString(),
    });
    expect(await claimsOn(on, where)).toMatchObject([{ state: 'claimed' }]);
  });

  it('places of others, and what is not theirs to cancel any more', async () => {
    const where = await alone();
    const who = await volunteer();
    const { id: claimId } = await claim(who, where);
    await expect((await volunteer()).do(cancelPlace, { claimId, reason: '' })).rejects.toMatchObject({
      code: 'not-found',
    });
    await on.sql`update claims set state = 'on-duty' where id = ${claimId}`;
    await expect(who.do(cancelPlace, { claimId, reason: '' })).rejects.toMatchObject({
      code: 'illegal-transition',
    });
  });

  it('a repeat', async () => {
    const where = await alone();
    const who = await volunteer();
    const { id: claimId } = await claim(who, where);
    const ends = await Promise.allSettled([1, 2].map(() => who.do(cancelPlace, { claimId, reason: '' })));
    expect(ends.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect((await shiftNow(on, where)).taken).toBe(0);
  });
});

describe('takeOffShift does', () => {
  it('frees the place, tells the person, and asks who waits', async () => {
    const where = await alone();
    const [who, next] = [await volunteer(), await volunteer()];
    const { id: claimId } = await claim(who, where);
    await waitFor(on, next, where);
    await secretary.do(takeOffShift, { claimId, reason: why });
    expect(await claimsOn(on, where)).toMatchObject([
      { state: 'taken-off', endReason: why, endedBy: secretary.accountId },
      { accountId: next.accountId, state: 'offered' },
    ]);
    expect(await told(who, 'shift-called-off')).toMatchObject([
      { facts: { claimId, start: where.startsAt.toISOString() } },
    ]);
  });
});

describe('takeOffShift refuses', () => {
  it('leads of other areas, volunteers, a shift that has begun, and a repeat', async () => {
    const where = await alone();
    const who = await volunteer();
    const { id: claimId } = await claim(who, where);
    await expect(besideLeader.do(takeOffShift, { claimId, reason: why })).rejects.toMatchObject({
      code: 'not-found',
    });
    await expect(who.do(takeOffShift, { claimId, reason: why })).rejects.toMatchObject({
      code: 'not-allowed',
    });
    await secretary.do(takeOffShift, { claimId, reason: why });
    await expect(secretary.do(takeOffShift, { claimId, reason: why })).rejects.toMatchObject({
      code: 'already-done',
    });
    const begun = await claim(who, await shift({ inHours: -1 }));
    await expect(secretary.do(takeOffShift, { claimId: begun.id, reason: why })).rejects.toMatchObject({
      code: 'illegal-transition',
    });
  });
});

describe('assignShift does', () => {
  it('asks somebody for a day, or puts down that they agreed', async () => {
    const where = await alone({ people: 2 });
    const [asked, agreed] = [await volunteer(), await volunteer({ risksRead: false })];
    const ask = { shiftId: where.id, reason: why };
    expect(
      await secretary.do(assignShift, { ...ask, accountId: asked.accountId, agreed: false }),
    ).toMatchObject({
      outcome: 'asked',
    });
    expect(
      await secretary.do(assignShift, { ...ask, accountId: agreed.accountId, agreed: true }),
    ).toMatchObject({
      outcome: 'claimed',
    });
    expect(await claimsOn(on, where)).toMatchObject([
      {
        accountId: asked.accountId,
        state: 'offered',
        way: 'staff',
        createdBy: secretary.accountId,
        confirmBy: new Date(on.clock.now().getTime() + 86_400_000),
      },
      { accountId: agreed.accountId, state: 'claimed', way: 'staff' },
    ]);
    expect(await told(asked, 'shift-offered')).toHaveLength(1);
    expect(await told(agreed, 'shift-offered')).toHaveLength(0);
  });
});

describe('assignShift refuses', () => {
  it('by the same limits as for anybody, a full shift, and leads of other areas', async () => {
    const where = await alone();
    const elder = await volunteer({ birthDate: '1950-01-01' });
    const ask = { shiftId: where.id, accountId: elder.accountId, agreed: true, reason: why };
    expect(await secretary.do(assignShift, ask)).toMatchObject({
      outcome: 'not-for-them',
      reasons: [{ reason: 'elders-shorter' }],
    });
    await claim(await volunteer(), where);
    expect(await secretary.do(assignShift, { ...ask, accountId: (await volunteer()).accountId })).toEqual({
      outcome: 'full',
    });
    await expect(besideLeader.do(assignShift, ask)).rejects.toMatchObject({ code: 'not-found' });
  });
});

describe('assignShift races and repeats', () => {
  it('the last place, given by the lead and claimed at once, is given once', async () => {
    for (let i = 0; i < 3; i++) {
      const where = await alone();
      const [one, other] = [await volunteer(), await volunteer()];
      await Promise.all([
        secretary.do(assignShift, { shiftId: where.id, accountId: one.accountId, agreed: true, reason: why }),
        other.do(claimShift, { shiftId: where.id }),
      ]);
      expect(await claimsOn(on, where)).toHaveLength(1);
    }
  });
});

describe('listShiftCandidates', () => {
  it('names who may, longest rest first, then the others with why not; page by page', async () => {
    const other = await gate();
    const where = await other.shift({ inHours: 24 * 6 });
    const [fresh, tired, busy, old] = [
      await other.volunteer({ post: other.area.cell }),
      await other.volunteer(),
      await other.volunteer(),
      await other.volunteer({ birthDate: '1950-01-01' }),
    ];
    await other.claim(tired, await other.shift({ inHours: 24 * 3 }));
    await other.claim(busy, await other.shift({ inHours: 24 * 6 + 2 }));
    const list = async (cursor?: string) =>
      listShiftCandidates(await other.secretary.ctx(), { shiftId: where.id, limit: 3, cursor });
    const first = await list();
    expect(first.items.slice(0, 2)).toMatchObject([
      { accountId: fresh.accountId, reasons: [], lastUntil: null, weekMinutes: 0 },
      { accountId: tired.accountId, reasons: [], weekMinutes: 300 },
    ]);
    const items = [...first.items];
    for (let cursor = first.nextCursor; cursor !== null; ) {
      const more = await list(cursor);
      items.push(...more.items);
      cursor = more.nextCursor;
    }
    const reasonsOf = (who: { accountId: string }) =>
      items.find(({ accountId }) => accountId === who.accountId)?.reasons.map(({ reason }) => reason);
    expect(reasonsOf(busy)).toEqual(['overlaps']);
    expect(reasonsOf(old)).toEqual(['elders-shorter']);
    expect(new Set(items.map(({ accountId }) => accountId)).size).toBe(items.length);
    await expect(
      listShiftCandidates(await fresh.ctx(), { shiftId: where.id, limit: 3 }),
    ).rejects.toMatchObject({ code: 'not-allowed' });
    expect(area.community.id).not.toBe(other.area.community.id);
  });
});
