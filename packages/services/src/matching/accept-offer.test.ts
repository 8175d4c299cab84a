import { offers } from '@linli/db/matching/tables';
import { requestHands } from '@linli/db/requests/tables';
import { neighbours } from '@linli/test/support/matching';
import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { cancelRequest } from '../requests/cancel-request.ts';
import { acceptOffer } from './accept-offer.ts';
import { declineOffer } from './decline-offer.ts';
import { expireOffer } from './expire-offer.ts';
import { takeRequest } from './take-request.ts';

const place = await neighbours();
const { on, helper, wanted, worker, openOffer, requestOf, step } = place;
const who = await helper();
const other = await helper({ kinds: ['meals'] });

/** A request offered to the only one it can be offered to. */
async function offered(given: Parameters<typeof wanted>[0] = {}) {
  const request = await wanted({ kind: 'care-visit', ...given });
  await worker.runUntilIdle();
  return { ...request, offer: await openOffer(request.id) };
}
const hands = (requestId: string) =>
  on.db.select().from(requestHands).where(eq(requestHands.requestId, requestId));
const offerOf = async (offerId: string) =>
  (await on.db.select().from(offers).where(eq(offers.id, offerId)))[0];
/** How each of some calls at once ended. */
const outcomes = async (calls: Promise<unknown>[]) =>
  (await Promise.allSettled(calls)).map((each) =>
    each.status === 'fulfilled' ? 'done' : String((each.reason as { code?: unknown }).code),
  );
/** Frees everybody, so that the next test finds nobody busy. */
async function settle(requestId: string) {
  const { state } = await requestOf(requestId);
  if (!['cancelled', 'closed'].includes(state)) await step(requestId, 'cancelled', 'cancelled');
}

describe('acceptOffer does', () => {
  it('gives the errand to who was asked, counts their turn, and ends the offer', async () => {
    const { id, offer } = await offered();
    await who.do(acceptOffer, { offerId: offer.id });
    expect(await requestOf(id)).toMatchObject({ state: 'taken' });
    expect(await hands(id)).toMatchObject([
      { accountId: who.accountId, role: 'helper', how: 'offer', bundleId: null, untilAt: null },
    ]);
    expect(await offerOf(offer.id)).toMatchObject({ state: 'accepted', endedAt: on.clock.now() });
    await settle(id);
  });
});

describe('acceptOffer refuses', () => {
  it('others, who never learn that there is an offer', async () => {
    const { id, offer } = await offered();
    await expect(other.do(acceptOffer, { offerId: offer.id })).rejects.toMatchObject({ code: 'not-found' });
    const resident = await on.as();
    await expect(resident.do(acceptOffer, { offerId: offer.id })).rejects.toMatchObject({
      code: 'not-allowed',
    });
    await settle(id);
  });

  it('what ended: declined, called off, or too late', async () => {
    const declined = await offered();
    await who.do(declineOffer, { offerId: declined.offer.id, reason: 'busy' });
    const calledOff = await offered();
    await step(calledOff.id, 'cancelled', 'cancelled');
    const late = await offered();
    on.clock.set(late.offer.expiresAt);
    for (const { offer } of [declined, calledOff, late])
      await expect(who.do(acceptOffer, { offerId: offer.id })).rejects.toMatchObject({ code: 'lost-race' });
    for (const { id } of [declined, late]) await settle(id);
    await worker.runUntilIdle();
  });
});

describe('acceptOffer races and repeats', () => {
  it('two taps are one errand', async () => {
    const { id, offer } = await offered();
    const accept = () => who.do(acceptOffer, { offerId: offer.id });
    const ends = await outcomes([accept(), accept(), accept()]);
    expect(ends.filter((end) => end === 'done')).toHaveLength(1);
    expect(new Set(ends)).toEqual(new Set(['done', 'already-done']));
    expect(await hands(id)).toHaveLength(1);
    await expect(accept()).rejects.toMatchObject({ code: 'already-done' });
    await settle(id);
  });

  it('accept and decline at once: one of them counts', async () => {
    const { id, offer } = await offered();
    const ends = await outcomes([
      who.do(acceptOffer, { offerId: offer.id }),
      who.do(declineOffer, { offerId: offer.id, reason: 'busy' }),
    ]);
    expect(ends.filter((end) => end === 'done')).toHaveLength(1);
    const taken = (await hands(id)).length === 1;
    expect((await requestOf(id)).state).toBe(taken ? 'taken' : 'accepted');
    expect((await offerOf(offer.id))?.state).toBe(taken ? 'accepted' : 'declined');
    await settle(id);
  });

  it('at the moment it expires it is over, whoever comes first', async () => {
    const { id, offer } = await offered();
    on.clock.set(offer.expiresAt);
    const ends = await outcomes([
      who.do(acceptOffer, { offerId: offer.id }),
      on.system().do(expireOffer, { offerId: offer.id }),
      on.system().do(expireOffer, { offerId: offer.id }),
    ]);
    expect(ends).toEqual(['lost-race', 'done', 'done']);
    const events =
      await on.sql`select what from case_events where case_id = ${id} and what = 'offer-expired'`;
    expect(events).toHaveLength(1);
    expect((await requestOf(id)).state).toBe('accepted');
    await settle(id);
  });

  it('accepted and called off at once: it is off, and nobody is left with an errand', async () => {
    for (let i = 0; i < 3; i++) {
      const resident = await on.as();
      const { id, offer } = await offered({ resident });
      const [accepted, cancelled] = await outcomes([
        who.do(acceptOffer, { offerId: offer.id }),
        resident.do(cancelRequest, { requestId: id, reason: '' }),
      ]);
      expect(cancelled === 'done' || accepted === 'done').toBe(true);
      if (cancelled !== 'done') await settle(id);
      expect((await requestOf(id)).state).toBe('cancelled');
      expect((await hands(id)).filter(({ untilAt }) => untilAt === null)).toEqual([]);
      expect((await offerOf(offer.id))?.state).not.toBe('open');
    }
  });

  it('accepted by one and taken by another at once: one has it', async () => {
    const { id, offer } = await offered();
    const ends = await outcomes([
      other.do(takeRequest, { requestId: id }),
      who.do(acceptOffer, { offerId: offer.id }),
    ]);
    expect(ends.filter((end) => end === 'done')).toHaveLength(1);
    expect(await hands(id)).toHaveLength(1);
    await settle(id);
  });
});
