import { notices } from '@linli/db/notices/tables';
import { plansOf } from '@linli/test/support/query-plans';
import { claimsOn, shiftNow, waitFor } from '@linli/test/support/shift-rows';
import { gate } from '@linli/test/support/shifts';
import { and, eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { movePlace } from './move-place.ts';
import { swapPlaces } from './swap-places.ts';
import { weighPlaces } from './weigh-places.ts';

const place = await gate();
const { on, shift, volunteer, claim, secretary, besideLeader, area } = place;
let day = 0;
const alone = (given: object = {}) => {
  day += 3;
  return shift({ inHours: 24 * day, people: 1, ...given });
};
const told = (who: { accountId: string }, kind: string) =>
  on.db.$count(notices, and(eq(notices.accountId, who.accountId), eq(notices.kind, kind)));
const reason = '临时调整';
const leader = await on.as({ role: 'grid-leader', area: area.community });

/** Two people, each with a place on a full shift of their own. */
async function two() {
  const [here, there] = [await alone(), await alone()];
  const [a, b] = [await volunteer(), await volunteer()];
  return { here, there, a, b, mine: await claim(a, here), theirs: await claim(b, there) };
}

describe('movePlace does', () => {
  it('takes somebody from one shift to the other, asked anew, and asks who waited for the old place', async () => {
    const { here, a, mine } = await two();
    const to = await alone();
    const next = await volunteer();
    await waitFor(on, next, here);
    const input = { claimId: mine.id, toShiftId: to.id, agreed: false, reason };
    const reply = await secretary.do(movePlace, input);
    expect(reply).toMatchObject({ outcome: 'asked' });
    expect(await claimsOn(on, here)).toMatchObject([
      { accountId: a.accountId, state: 'taken-off', endReason: reason },
      { accountId: next.accountId, state: 'offered' },
    ]);
    expect(await claimsOn(on, to)).toMatchObject([
      { accountId: a.accountId, state: 'offered', way: 'staff' },
    ]);
    expect([await told(a, 'shift-called-off'), await told(a, 'shift-offered')]).toEqual([1, 1]);
  });

  it('lets an overlap be, where it is with the place that is left; who agreed is not asked again', async () => {
    const { here, a, mine } = await two();
    const hours = (here.startsAt.getTime() - on.clock.now().getTime()) / 3_600_000 + 2;
    const to = await shift({ inHours: hours, people: 1 });
    const input = { claimId: mine.id, toShiftId: to.id, agreed: true, reason };
    expect(await secretary.do(movePlace, input)).toMatchObject({ outcome: 'claimed' });
    expect((await shiftNow(on, here)).taken).toBe(0);
    expect(await told(a, 'shift-offered')).toBe(0);
  });
});

describe('movePlace refuses', () => {
  it('what a rule is against, what is full, what has begun, and other people’s areas; nothing is changed', async () => {
    const { here, there, mine } = await two();
    const night = await alone({ nightMinutes: 60 });
    const elder = await volunteer({ birthDate: '1950-01-01' });
    const short = await alone({ hours: 3 });
    const held = await claim(elder, short);
    const move = (claimId: string, to: { id: string }) => ({
      claimId,
      toShiftId: to.id,
      agreed: true,
      reason,
    });
    expect(await secretary.do(movePlace, move(held.id, night))).toMatchObject({
      outcome: 'not-for-them',
      reasons: [{ reason: 'elders-by-day' }, { reason: 'elders-shorter' }],
    });
    expect(await secretary.do(movePlace, move(mine.id, there))).toEqual({ outcome: 'full' });
    await expect(secretary.do(movePlace, move(mine.id, here))).rejects.toMatchObject({
      code: 'illegal-transition',
    });
    await expect(besideLeader.do(movePlace, move(mine.id, night))).rejects.toMatchObject({
      code: 'not-found',
    });
    await on.sql`update claims set state = 'on-duty' where id = ${mine.id}`;
    await expect(secretary.do(movePlace, move(mine.id, night))).rejects.toMatchObject({
      code: 'illegal-transition',
    });
    expect((await shiftNow(on, short)).taken).toBe(1);
  });
});

describe('movePlace in races and repeats', () => {
  it('of two leaders who move the same person one is told that somebody was faster', async () => {
    const { a, mine } = await two();
    const targets = [await alone(), await alone()];
    const ends = await Promise.allSettled(
      targets.map(({ id: toShiftId }, at) =>
        (at === 0 ? secretary : leader).do(movePlace, { claimId: mine.id, toShiftId, agreed: true, reason }),
      ),
    );
    expect(ends.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(ends.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'lost-race' } });
    const now = (await Promise.all(targets.map((each) => claimsOn(on, each)))).flat();
    expect(now).toMatchObject([{ accountId: a.accountId, state: 'claimed' }]);
  });
});

describe('swapPlaces', () => {
  it('gives each the place of the other on full shifts; both are asked unless they agreed', async () => {
    const { here, there, a, b, mine, theirs } = await two();
    const first = await secretary.do(swapPlaces, {
      claimId: mine.id,
      withClaimId: theirs.id,
      agreed: false,
      reason,
    });
    if (first.outcome === 'not-for-them') throw new Error('refused');
    const live = async (where: { id: string }) =>
      (await claimsOn(on, where)).filter(({ endedAt }) => endedAt === null);
    expect(await live(there)).toMatchObject([
      { id: first.claimId, accountId: a.accountId, state: 'offered' },
    ]);
    expect(await live(here)).toMatchObject([
      { id: first.otherClaimId, accountId: b.accountId, state: 'offered' },
    ]);
    // And back, with their yes.
    const again = { claimId: first.claimId, withClaimId: first.otherClaimId, agreed: true, reason };
    expect(await secretary.do(swapPlaces, again)).toMatchObject({ outcome: 'claimed' });
    expect(await live(here)).toMatchObject([{ accountId: a.accountId, state: 'claimed' }]);
    await expect(secretary.do(swapPlaces, again)).rejects.toMatchObject({ code: 'lost-race' });
  });

  it('refuses where a rule is against either, and places elsewhere', async () => {
    const night = await alone({ nightMinutes: 60 });
    const short = await alone({ hours: 3 });
    const [a, elder] = [await volunteer(), await volunteer({ birthDate: '1950-01-01' })];
    const input = {
      claimId: (await claim(a, night)).id,
      withClaimId: (await claim(elder, short)).id,
      agreed: true,
      reason,
    };
    expect(await secretary.do(swapPlaces, input)).toMatchObject({
      outcome: 'not-for-them',
      reasons: [],
      others: [{ reason: 'elders-by-day' }, { reason: 'elders-shorter' }],
    });
    await expect(besideLeader.do(swapPlaces, input)).rejects.toMatchObject({ code: 'not-found' });
    expect((await shiftNow(on, night)).taken).toBe(1);
  });
});

describe('weighPlaces', () => {
  it('says for all shifts at once what the move and the swap would say, by few statements however many', async () => {
    const { here, there, a, b, mine } = await two();
    const free = await alone();
    const shiftIds = [here.id, there.id, free.id];
    const weighed = await secretary.do(weighPlaces, { accountId: a.accountId, claimId: mine.id, shiftIds });
    const of = (id: string) => weighed.shifts.find(({ shiftId }) => shiftId === id)?.reasons;
    expect([of(here.id), of(there.id), of(free.id)]).toMatchObject([undefined, [{ reason: 'full' }], []]);
    expect(weighed.swaps).toEqual([{ shiftId: there.id, accountId: b.accountId, reasons: [], others: [] }]);
    const count = async (ids: string[]) => {
      const plans = await plansOf(on, secretary, weighPlaces, {
        accountId: a.accountId,
        claimId: mine.id,
        shiftIds: ids,
      });
      return plans.split('\n\n').length;
    };
    expect(await count(shiftIds)).toBe(await count([free.id]));
  });

  it('refuses who does not lead there, and people who stand elsewhere', async () => {
    const { here, a, mine } = await two();
    const input = { accountId: a.accountId, claimId: mine.id, shiftIds: [here.id] };
    await expect(besideLeader.do(weighPlaces, input)).rejects.toMatchObject({ code: 'not-found' });
    const stranger = await on.as();
    await expect(
      secretary.do(weighPlaces, { ...input, accountId: stranger.accountId, claimId: null }),
    ).rejects.toMatchObject({ code: 'not-found' });
    await expect(a.do(weighPlaces, input)).rejects.toMatchObject({ code: 'not-allowed' });
  });
});
