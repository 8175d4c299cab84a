import { relieves } from '@linli/db/shifts/tables';
import { claimsOn, shiftNow } from '@linli/test/support/shift-rows';
import { gate } from '@linli/test/support/shifts';
import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { askSwap } from './ask-swap.ts';
import { cancelPlace } from './cancel-place.ts';
import { listSwappable } from './list-swappable.ts';
import { refuseRelieve } from './refuse-relieve.ts';
import { takeOver } from './take-over.ts';

const place = await gate();
const { on, shift, volunteer, claim, checkpoint } = place;
let day = 0;

/** Two people, each with a place on a full shift of their own, two days apart. */
async function two() {
  day += 5;
  const [here, there] = [
    await shift({ inHours: 24 * day, people: 1 }),
    await shift({ inHours: 24 * (day + 2), people: 1 }),
  ];
  const [me, other] = [await volunteer(), await volunteer()];
  const mine = await claim(me, here);
  const theirs = await claim(other, there);
  const ask = () => me.do(askSwap, { claimId: mine.id, withClaimId: theirs.id, reason: '换一下' });
  return { here, there, me, other, mine, theirs, ask };
}
async function asked(pair: Awaited<ReturnType<typeof two>>): Promise<string> {
  const reply = await pair.ask();
  if (reply.outcome !== 'asked') throw new Error(reply.outcome);
  return reply.relieveId;
}
const live = async (where: { id: string }) =>
  (await claimsOn(on, where)).filter(({ state }) => state === 'claimed');

describe('a swap', () => {
  it('gives each the place of the other, in full shifts as well', async () => {
    const pair = await two();
    const { here, there, me, other, mine, theirs } = pair;
    const reply = await other.do(takeOver, { relieveId: await asked(pair) });
    expect(await live(here)).toMatchObject([{ accountId: other.accountId, way: 'swap' }]);
    expect(await live(there)).toMatchObject([{ accountId: me.accountId, way: 'swap' }]);
    const [given] = await live(here);
    expect(reply).toEqual({ outcome: 'taken', claimId: given?.id });
    expect((await claimsOn(on, here)).find(({ id }) => id === mine.id)).toMatchObject({
      state: 'replaced',
      replacedBy: given?.id,
    });
    expect((await claimsOn(on, there)).find(({ id }) => id === theirs.id)).toMatchObject({
      state: 'replaced',
    });
    for (const where of [here, there]) expect((await shiftNow(on, where)).taken).toBe(1);
  });

  it('is possible between shifts at the same time', async () => {
    day += 5;
    const west = await checkpoint();
    const [here, there] = [
      await shift({ inHours: 24 * day }),
      await shift({ inHours: 24 * day + 1, at: west }),
    ];
    const [me, other] = [await volunteer(), await volunteer()];
    for (const who of [me, other])
      await on.sql`insert into risk_readings (account_id, checkpoint_id, risk_version, read_at) values (${who.accountId}, ${west.id}, 1, now())`;
    const [mine, theirs] = [await claim(me, here), await claim(other, there)];
    const reply = await me.do(askSwap, { claimId: mine.id, withClaimId: theirs.id, reason: '' });
    if (reply.outcome !== 'asked') throw new Error(reply.outcome);
    expect(await other.do(takeOver, { relieveId: reply.relieveId })).toMatchObject({ outcome: 'taken' });
  });
});

describe('a swap is refused', () => {
  it('when a limit speaks against it for either, and nobody is asked', async () => {
    const pair = await two();
    await claim(pair.me, await shift({ inHours: 24 * (day + 2) + 7 }));
    expect(await pair.ask()).toMatchObject({
      outcome: 'not-possible',
      reasons: [{ reason: 'too-little-rest' }],
    });
    const other = await two();
    await claim(other.other, await shift({ inHours: 24 * day + 7 }));
    expect(await other.ask()).toMatchObject({ outcome: 'not-possible' });
    expect(await on.db.$count(relieves, eq(relieves.claimId, other.mine.id))).toBe(0);
  });

  it('when a limit speaks against it by the time of the answer', async () => {
    const pair = await two();
    const relieveId = await asked(pair);
    await claim(pair.other, await shift({ inHours: 24 * day + 7 }));
    expect(await pair.other.do(takeOver, { relieveId })).toMatchObject({
      outcome: 'not-for-you',
      reasons: [{ reason: 'too-little-rest' }],
    });
    expect(await live(pair.here)).toMatchObject([{ accountId: pair.me.accountId }]);
  });

  it('with places of others, on the same shift, or of who gave it back since', async () => {
    const pair = await two();
    await expect(
      pair.other.do(askSwap, { claimId: pair.mine.id, withClaimId: pair.theirs.id, reason: '' }),
    ).rejects.toMatchObject({ code: 'not-found' });
    const relieveId = await asked(pair);
    await pair.other.do(cancelPlace, { claimId: pair.theirs.id, reason: '' });
    await expect(pair.other.do(takeOver, { relieveId })).rejects.toMatchObject({ code: 'lost-race' });
    expect(await live(pair.here)).toMatchObject([{ accountId: pair.me.accountId }]);
    const shared = await shift({ inHours: 24 * (day + 3.5) });
    const [one, both] = [await volunteer(), await volunteer()];
    const [a, b] = [await claim(one, shared), await claim(both, shared)];
    await expect(one.do(askSwap, { claimId: a.id, withClaimId: b.id, reason: '' })).rejects.toMatchObject({
      code: 'illegal-transition',
    });
  });

  it('by the one who was asked, at no cost', async () => {
    const pair = await two();
    const relieveId = await asked(pair);
    await pair.other.do(refuseRelieve, { relieveId });
    await expect(pair.other.do(takeOver, { relieveId })).rejects.toMatchObject({ code: 'lost-race' });
  });
});

describe('swaps race and repeat', () => {
  it('both ask each other and both say yes at once: they swap once, and nobody waits for ever', async () => {
    for (let i = 0; i < 3; i++) {
      const pair = await two();
      const back = await pair.other.do(askSwap, {
        claimId: pair.theirs.id,
        withClaimId: pair.mine.id,
        reason: '',
      });
      if (back.outcome !== 'asked') throw new Error(back.outcome);
      const there = await asked(pair);
      const ends = await Promise.allSettled([
        pair.other.do(takeOver, { relieveId: there }),
        pair.me.do(takeOver, { relieveId: back.relieveId }),
      ]);
      expect(ends.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      expect(await live(pair.here)).toMatchObject([{ accountId: pair.other.accountId }]);
      expect(await live(pair.there)).toMatchObject([{ accountId: pair.me.accountId }]);
    }
  });

  it('a second yes gets the same answer', async () => {
    const pair = await two();
    const relieveId = await asked(pair);
    const first = await pair.other.do(takeOver, { relieveId });
    expect(await pair.other.do(takeOver, { relieveId })).toEqual(first);
  });
});

describe('listSwappable', () => {
  it('shows only what both may have, page by page, and nothing of other communities', async () => {
    const g = await gate();
    const [me, fine, tired, again] = [
      await g.volunteer(),
      await g.volunteer(),
      await g.volunteer(),
      await g.volunteer(),
    ];
    const mine = await g.claim(me, await g.shift({ inHours: 24 * 4 }));
    const one = await g.claim(fine, await g.shift({ inHours: 24 * 6 }));
    // Theirs on day 8 would leave them two shifts on day 4 with too little rest between.
    await g.claim(tired, await g.shift({ inHours: 24 * 8 }));
    const close = await g.claim(tired, await g.shift({ inHours: 24 * 4 + 8 }));
    const two = await g.claim(again, await g.shift({ inHours: 24 * 10 }));
    await g.claim(fine, await g.shift({ inHours: 24 * 30 }));
    const list = async (limit: number, cursor?: string) =>
      listSwappable(await me.ctx(), { claimId: mine.id, limit, cursor });
    const first = await list(1);
    expect(first.items.map(({ claimId }) => claimId)).toEqual([close.id]);
    const second = await list(2, first.nextCursor ?? '');
    expect(second.items.map(({ claimId }) => claimId)).toEqual([one.id, two.id]);
    expect((await list(10)).items).toHaveLength(3);
    await expect(listSwappable(await fine.ctx(), { claimId: mine.id, limit: 5 })).rejects.toMatchObject({
      code: 'not-found',
    });
  });
});
