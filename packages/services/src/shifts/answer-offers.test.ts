import { shifts } from '@linli/db/shifts/tables';
import { claimsOn, waitFor, waitsOn } from '@linli/test/support/shift-rows';
import { gate } from '@linli/test/support/shifts';
import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { confirmPlace } from './confirm-place.ts';
import { declinePlace } from './decline-place.ts';
import { expireOffers } from './expire-offers.ts';
import { readRisks } from './read-risks.ts';

const place = await gate();
const { on, shift, volunteer, claim, east } = place;
let day = 0;

/** A shift by one person, offered to a volunteer for two hours. */
async function offered(given: Parameters<typeof volunteer>[0] = {}) {
  day += 3;
  const where = await shift({ inHours: 24 * day, people: 1 });
  const who = await volunteer(given);
  const offer = await claim(who, where, {
    state: 'offered',
    way: 'roster',
    claimedAt: null,
    confirmBy: new Date(on.clock.now().getTime() + 7_200_000),
  });
  return { where, who, claimId: offer.id };
}
const stateOf = async (where: { id: string }) => (await claimsOn(on, where)).map(({ state }) => state);
const codes = async (calls: Promise<unknown>[]) =>
  (await Promise.allSettled(calls)).map((each) =>
    each.status === 'fulfilled' ? 'done' : String((each.reason as { code?: unknown }).code),
  );

describe('confirmPlace does', () => {
  it('makes an offered place theirs', async () => {
    const { where, who, claimId } = await offered();
    expect(await who.do(confirmPlace, { claimId })).toEqual({ outcome: 'claimed' });
    expect(await claimsOn(on, where)).toMatchObject([{ state: 'claimed', claimedAt: on.clock.now() }]);
  });

  it('keeps the offer for who still has to read the risks, and is theirs once they have', async () => {
    const { where, who, claimId } = await offered({ risksRead: false });
    expect(await who.do(confirmPlace, { claimId })).toMatchObject({
      outcome: 'not-for-you',
      reasons: [{ reason: 'needs-risk-notice' }],
    });
    expect(await stateOf(where)).toEqual(['offered']);
    const risks = { checkpointId: east.id, riskVersion: east.riskVersion };
    for (let i = 0; i < 2; i++) expect(await who.do(readRisks, risks)).toEqual({ done: true });
    expect(await who.do(confirmPlace, { claimId })).toEqual({ outcome: 'claimed' });
  });

  it('holds for a place that is kept although fewer are wanted since', async () => {
    const { where, who, claimId } = await offered();
    await on.db.update(shifts).set({ people: 2 }).where(eq(shifts.id, where.id));
    await claim(await volunteer(), where);
    await on.db.update(shifts).set({ people: 1 }).where(eq(shifts.id, where.id));
    expect(await who.do(confirmPlace, { claimId })).toEqual({ outcome: 'claimed' });
  });
});

describe('confirmPlace refuses', () => {
  it('what a rule hinders by now: the place is free again and the next one is asked', async () => {
    const { where, who, claimId } = await offered();
    const next = await volunteer();
    await waitFor(on, next, where);
    await claim(who, await shift({ inHours: 24 * day + 8, people: 1 }));
    expect(await who.do(confirmPlace, { claimId })).toMatchObject({
      outcome: 'not-for-you',
      reasons: [{ reason: 'too-little-rest', facts: { hours: 11, missing: 8 } }],
    });
    expect(await claimsOn(on, where)).toMatchObject([
      { accountId: who.accountId, state: 'expired' },
      { accountId: next.accountId, state: 'offered', way: 'waitlist' },
    ]);
  });

  it('offers of others, ended ones, and those whose time is over', async () => {
    const { who, claimId } = await offered();
    const other = await volunteer();
    await expect(other.do(confirmPlace, { claimId })).rejects.toMatchObject({ code: 'not-found' });
    await expect(other.do(declinePlace, { claimId, reason: '' })).rejects.toMatchObject({
      code: 'not-found',
    });
    on.clock.advance(120);
    await expect(who.do(confirmPlace, { claimId })).rejects.toMatchObject({ code: 'lost-race' });
  });

  it('an older version of the notice of risks, and checkpoints that are not theirs', async () => {
    const { who } = await offered();
    await expect(who.do(readRisks, { checkpointId: east.id, riskVersion: 7 })).rejects.toMatchObject({
      code: 'invalid-input',
    });
    const closed = await place.checkpoint({ closedAt: on.clock.now() });
    await expect(who.do(readRisks, { checkpointId: closed.id, riskVersion: 1 })).rejects.toMatchObject({
      code: 'not-found',
    });
  });
});

describe('declinePlace does', () => {
  it('frees the place for the next of the waitlist', async () => {
    const { where, who, claimId } = await offered();
    const next = await volunteer();
    await waitFor(on, next, where);
    await who.do(declinePlace, { claimId, reason: '家里有事' });
    expect(await claimsOn(on, where)).toMatchObject([
      { state: 'declined', endReason: '家里有事' },
      { accountId: next.accountId, state: 'offered' },
    ]);
    expect(await waitsOn(on, where)).toMatchObject([{ state: 'asked' }]);
  });
});

describe('answers race and repeat', () => {
  it('yes twice is one place, no twice is one no', async () => {
    const one = await offered();
    const yes = () => one.who.do(confirmPlace, { claimId: one.claimId });
    expect((await codes([yes(), yes()])).sort()).toEqual(['already-done', 'done']);
    const two = await offered();
    const no = () => two.who.do(declinePlace, { claimId: two.claimId, reason: '' });
    expect((await codes([no(), no()])).sort()).toEqual(['already-done', 'done']);
    expect(await stateOf(two.where)).toEqual(['declined']);
  });

  it('yes and no at once: one of them counts', async () => {
    const { where, who, claimId } = await offered();
    const ends = await codes([
      who.do(confirmPlace, { claimId }),
      who.do(declinePlace, { claimId, reason: '' }),
    ]);
    expect(ends.filter((end) => end === 'done')).toHaveLength(1);
    expect(await stateOf(where)).toEqual([ends[0] === 'done' ? 'claimed' : 'declined']);
  });

  it('at the moment it ends it is over, whoever comes first, and ends once', async () => {
    const { where, who, claimId } = await offered();
    on.clock.advance(120);
    const expire = async () => expireOffers(await on.system().ctx());
    await codes([who.do(confirmPlace, { claimId }), expire(), expire()]);
    expect(await stateOf(where)).toEqual(['expired']);
    const entries = await on.sql`select from audit_entries where subject_id = ${claimId}`;
    expect(entries).toHaveLength(1);
  });
});
