import { serviceHours } from '@linli/db/hours/tables';
import { listHours } from '@linli/services/hours/list-hours';
import { acceptOffer } from '@linli/services/matching/accept-offer';
import { declineOffer } from '@linli/services/matching/decline-offer';
import { listErrands } from '@linli/services/matching/list-errands';
import { listNear } from '@linli/services/matching/list-near';
import { listOffers } from '@linli/services/matching/list-offers';
import { showDuty } from '@linli/services/matching/show-duty';
import { takeRequest } from '@linli/services/matching/take-request';
import { finishRequest } from '@linli/services/requests/finish-request';
import { giveBack } from '@linli/services/requests/give-back';
import { startRequest } from '@linli/services/requests/start-request';
import { describe, expect, it } from 'vitest';
import { neighbours } from '../support/matching.ts';
import type { Stage } from '../support/stage.ts';

const at = (time: string, day = '2026-11-16') => new Date(`${day}T${time}:00+08:00`);

/** Ends every errand in hand, as far as rest is concerned. */
const finishAll = ({ sql, clock }: Stage) =>
  sql`update request_hands set until_at = ${clock.now().toISOString()}, end_reason = 'done' where until_at is null`;

describe('who is asked', () => {
  it('the longest rested is asked first', async () => {
    const { on, helper, wanted, accept, step, worker, openOffer } = await neighbours();
    const people = [await helper(), await helper()];
    const first = await wanted();
    const early = await accept(first.id, people);
    const second = await wanted();
    const late = await accept(second.id, people);
    expect(late.accountId).not.toBe(early.accountId);
    // The one who began later ends first, and has rested longer when the third is asked for.
    for (const [who, id] of [
      [late, second.id],
      [early, first.id],
    ] as const) {
      await who.do(startRequest, { requestId: id });
      on.clock.advance(60);
      await who.do(finishRequest, { requestId: id, note: '', photoId: null });
      await step(id, 'confirmed', 'confirmed');
    }
    const third = await wanted();
    await worker.runUntilIdle();
    expect((await openOffer(third.id)).accountId).toBe(late.accountId);
    const [offer] = (await late.do(listOffers, {})).items;
    expect(offer?.requests[0]?.fit.map(({ reason }) => reason)).toContain('longest-rest');
  });

  it('an isolating household is only asked for with who is trained for it', async () => {
    const { on, area, helper, wanted, worker, asked } = await neighbours();
    await helper({ home: await on.household(area.unit) });
    const trained = await helper({ home: await on.household(area.far), isolationTrained: true });
    const household = await on.household(area.unit);
    await on.member(household, { tags: ['isolating'] });
    const { id } = await wanted({ household });
    await worker.runUntilIdle();
    expect(await asked(id)).toEqual([[trained.accountId, 'open']]);
  });

  it('nobody is asked about their own household', async () => {
    const { on, area, helper, wanted, worker, asked } = await neighbours();
    const household = await on.household(area.unit);
    await helper({ home: household });
    const other = await helper({ home: await on.household(area.far) });
    const { id } = await wanted({ household });
    await worker.runUntilIdle();
    expect(await asked(id)).toEqual([[other.accountId, 'open']]);
  });

  it('whose hours begin in the evening is asked when they begin, without anybody doing anything', async () => {
    const { helper, wanted, worker, asked } = await neighbours();
    const { accountId } = await helper({ hours: [{ from: '22:00', until: '02:00' }] });
    const { id } = await wanted();
    await worker.advanceTo(at('21:59'));
    expect(await asked(id)).toEqual([]);
    await worker.advanceTo(at('22:00'));
    expect(await asked(id)).toEqual([[accountId, 'open']]);
  });

  it('who comes back after weeks is neither flooded with errands nor forgotten', async () => {
    const { helper, wanted, accept, worker, on } = await neighbours();
    const steady = [await helper(), await helper()];
    for (let i = 0; i < 8; i++) {
      await accept((await wanted({ kind: 'care-visit' })).id, steady);
      on.clock.advance(600);
      await finishAll(on);
    }
    await worker.advance({ days: 21 });
    const back = await helper();
    const got = new Map<string, number>();
    for (let i = 0; i < 6; i++) {
      const { accountId } = await accept((await wanted({ kind: 'care-visit' })).id, [...steady, back]);
      got.set(accountId, (got.get(accountId) ?? 0) + 1);
      on.clock.advance(600);
      await finishAll(on);
    }
    expect([...got.values()]).toEqual([2, 2, 2]);
  });
});

describe('what one answers', () => {
  it('declining costs nothing: the next errand comes to the one who declined before all others', async () => {
    const { helper, wanted, worker, openOffer, accept } = await neighbours();
    const people = [await helper(), await helper()];
    const first = await wanted();
    await worker.runUntilIdle();
    const offer = await openOffer(first.id);
    const [shy, other] = people.toSorted((a) => (a.accountId === offer.accountId ? -1 : 1));
    if (!shy || !other) throw new Error('nobody');
    await shy.do(declineOffer, { offerId: offer.id, reason: 'busy' });
    expect((await accept(first.id, [other])).accountId).toBe(other.accountId);
    const second = await wanted();
    await worker.runUntilIdle();
    expect((await openOffer(second.id)).accountId).toBe(shy.accountId);
  });

  it('who declined is never asked about the same again', async () => {
    const { helper, wanted, worker, openOffer, asked } = await neighbours();
    const only = await helper();
    const { id } = await wanted();
    await worker.runUntilIdle();
    await only.do(declineOffer, { offerId: (await openOffer(id)).id, reason: 'cannot' });
    await worker.advance({ days: 2 });
    expect(await asked(id)).toEqual([[only.accountId, 'declined']]);
  });

  it('an offer nobody answers goes to somebody else, and after an hour comes back', async () => {
    const { helper, wanted, worker, asked } = await neighbours();
    const [one, two] = [await helper(), await helper()];
    const { id } = await wanted();
    await worker.advanceTo(at('09:09'));
    const [[first = ''] = []] = await asked(id);
    await worker.advanceTo(at('09:10'));
    const second = first === one.accountId ? two.accountId : one.accountId;
    expect(await asked(id)).toEqual([
      [first, 'expired'],
      [second, 'open'],
    ]);
    await worker.advanceTo(at('10:09'));
    expect(await asked(id)).toHaveLength(2);
    await worker.advanceTo(at('10:10'));
    expect((await asked(id)).slice(2)).toEqual([[first, 'open']]);
  });

  it('what presses waits two minutes for an answer, and comes to who is being asked already', async () => {
    const { helper, wanted, worker, openOffer, asked, on } = await neighbours();
    const only = await helper();
    const usual = await wanted({ kind: 'care-visit' });
    await worker.runUntilIdle();
    const urgent = await wanted({ kind: 'care-visit', urgency: 'urgent' });
    await worker.runUntilIdle();
    expect((await openOffer(usual.id)).accountId).toBe(only.accountId);
    const { expiresAt } = await openOffer(urgent.id);
    expect(expiresAt.getTime() - on.clock.now().getTime()).toBe(2 * 60_000);
    await worker.advanceTo(expiresAt);
    expect(await asked(urgent.id)).toEqual([[only.accountId, 'expired']]);
  });

  it('"not today" means nothing until midnight and everything after', async () => {
    const { helper, wanted, worker, openOffer, asked } = await neighbours();
    const only = await helper();
    const first = await wanted();
    await worker.runUntilIdle();
    await only.do(declineOffer, { offerId: (await openOffer(first.id)).id, reason: 'not-today' });
    const second = await wanted();
    await worker.advanceTo(at('23:59'));
    expect(await asked(second.id)).toEqual([]);
    expect((await only.do(showDuty, {})).notTodayUntil).toBe(at('00:00', '2026-11-17').toISOString());
    await worker.advanceTo(at('00:00', '2026-11-17'));
    expect(await asked(second.id)).toEqual([[only.accountId, 'open']]);
  });

  it('one thing at a time: the next is asked when the first is answered', async () => {
    const { helper, wanted, worker, openOffer, asked } = await neighbours();
    const only = await helper();
    const [a, b] = [await wanted({ kind: 'care-visit' }), await wanted({ kind: 'care-visit' })];
    await worker.runUntilIdle();
    const open = [...(await asked(a.id)), ...(await asked(b.id))];
    expect(open).toEqual([[only.accountId, 'open']]);
    const [now, next] = (await asked(a.id)).length > 0 ? [a, b] : [b, a];
    await only.do(acceptOffer, { offerId: (await openOffer(now.id)).id });
    await worker.runUntilIdle();
    expect(await asked(next.id)).toEqual([[only.accountId, 'open']]);
  });
});

describe('what is taken', () => {
  it('what somebody accepted is never taken from them by a new plan', async () => {
    const { on, area, helper, wanted, accept, worker, asked, requestOf } = await neighbours();
    const far = await helper({ home: await on.household(area.far) });
    const { id } = await wanted({ household: await on.household(area.unit, { door: '301' }) });
    await accept(id, [far]);
    // Somebody who lives next door comes on duty, and everything is planned anew.
    await helper({ home: await on.household(area.unit, { door: '302' }) });
    await wanted();
    await worker.advance({ minutes: 30 });
    expect(await asked(id)).toEqual([[far.accountId, 'accepted']]);
    expect((await requestOf(id)).state).toBe('taken');
    expect((await far.do(listErrands, {})).items).toMatchObject([
      { request: { requestId: id }, next: 'start' },
    ]);
  });

  it('neighbours’ shopping is one offer, taken whole, in the order of the way', async () => {
    const { on, area, helper, wanted, worker, openOffer } = await neighbours();
    const who = await helper({ home: await on.household(area.unit, { door: '1001' }) });
    const ids: string[] = [];
    for (const door of ['203', '901', '502'])
      ids.push((await wanted({ household: await on.household(area.unit, { door }) })).id);
    const [low = '', high = '', middle = ''] = ids;
    await worker.runUntilIdle();
    const [offer, ...others] = (await who.do(listOffers, {})).items;
    expect(others).toEqual([]);
    expect(offer?.requests.map(({ requestId }) => requestId)).toEqual([high, middle, low]);
    // Before it is taken the building is told, not the door.
    expect(offer?.requests[0]?.place).not.toContain('901');
    await who.do(acceptOffer, { offerId: (await openOffer(low)).id });
    const { items } = await who.do(listErrands, {});
    expect(items.map(({ request, stop }) => [request.requestId, stop])).toEqual([
      [high, 0],
      [middle, 1],
      [low, 2],
    ]);
    expect(new Set(items.map(({ bundleId }) => bundleId)).size).toBe(1);
    expect(items[0]?.request.place).toContain('901');
  });

  it('when one of a bundle is called off the rest of it goes on', async () => {
    const { helper, wanted, worker, openOffer, step, requestOf } = await neighbours();
    const who = await helper();
    const [a, b] = [await wanted(), await wanted()];
    await worker.runUntilIdle();
    await step(a.id, 'cancelled', 'cancelled');
    const [offer] = (await who.do(listOffers, {})).items;
    expect(offer?.requests.map(({ requestId }) => requestId)).toEqual([b.id]);
    await who.do(acceptOffer, { offerId: (await openOffer(b.id)).id });
    expect((await requestOf(a.id)).state).toBe('cancelled');
    expect((await requestOf(b.id)).state).toBe('taken');
  });

  it('a withdrawn request is never offered again, and who was asked is told', async () => {
    const { helper, wanted, worker, step, asked, told } = await neighbours();
    const who = await helper();
    const { id } = await wanted();
    await worker.runUntilIdle();
    await step(id, 'cancelled', 'cancelled');
    await helper();
    await worker.advance({ days: 1 });
    expect(await asked(id)).toEqual([[who.accountId, 'withdrawn']]);
    expect(await told(who.accountId)).toEqual(['offer-made', 'offer-withdrawn']);
  });

  it('an errand given back goes to somebody else, not to the same again', async () => {
    const { helper, wanted, accept, worker, asked } = await neighbours();
    const people = [await helper(), await helper()];
    const { id } = await wanted();
    const first = await accept(id, people);
    await first.do(giveBack, { requestId: id, reason: '脚扭了' });
    await worker.advance({ days: 1 });
    const others = (await asked(id)).slice(1);
    expect(others.length).toBeGreaterThan(0);
    expect(others.map(([who]) => who)).not.toContain(first.accountId);
  });

  it('what nobody is asked about can be taken from the list, once', async () => {
    const { on, area, helper, wanted, worker, requestOf } = await neighbours();
    // On duty for something else, so the plan asks neither.
    const near = await helper({ kinds: ['meals'], home: await on.household(area.next) });
    const other = await helper({ kinds: ['meals'], home: await on.household(area.next) });
    const { id } = await wanted();
    await worker.runUntilIdle();
    const { items } = await near.do(listNear, { limit: 30 });
    expect(items.map(({ requestId, fit }) => [requestId, fit[0]?.reason])).toEqual([[id, 'same-cell']]);
    await near.do(takeRequest, { requestId: id });
    await expect(other.do(takeRequest, { requestId: id })).rejects.toMatchObject({
      code: expect.stringMatching(/illegal-transition|not-found/),
    });
    expect((await other.do(listNear, { limit: 30 })).items).toEqual([]);
    expect((await requestOf(id)).state).toBe('taken');
  });

  it('the hours of an errand are written once, when the resident has confirmed it', async () => {
    const { on, helper, wanted, accept, step } = await neighbours();
    const who = await helper();
    const { id } = await wanted();
    await accept(id, [who]);
    await who.do(startRequest, { requestId: id });
    on.clock.advance(42);
    await who.do(finishRequest, { requestId: id, note: '', photoId: null });
    expect(await on.db.$count(serviceHours)).toBe(0);
    await step(id, 'confirmed', 'confirmed');
    await step(id, 'closed', 'closed');
    expect(await who.do(listHours, { limit: 30 })).toMatchObject({
      items: [{ kind: 'errand', minutes: 42 }],
      total: { minutes: 42, entries: 1 },
    });
  });
});
