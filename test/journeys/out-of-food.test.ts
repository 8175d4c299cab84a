import { serviceHours } from '@linli/db/hours/tables';
import { caseFollowers, followers } from '@linli/services/compose';
import { shipLadders } from '@linli/services/escalation/ship-ladders';
import { showCase } from '@linli/services/escalation/show-case';
import { acceptOffer } from '@linli/services/matching/accept-offer';
import { declineOffer } from '@linli/services/matching/decline-offer';
import { listErrands } from '@linli/services/matching/list-errands';
import { listOffers } from '@linli/services/matching/list-offers';
import { confirmRequest } from '@linli/services/requests/confirm-request';
import { finishRequest } from '@linli/services/requests/finish-request';
import { answerReplacement, markLine } from '@linli/services/requests/mark-line';
import { rateRequest } from '@linli/services/requests/rate-request';
import { recordReceipt } from '@linli/services/requests/record-receipt';
import { revealContact } from '@linli/services/requests/reveal-contact';
import { showRequest } from '@linli/services/requests/show-request';
import { startRequest } from '@linli/services/requests/start-request';
import { neighbours } from '@linli/test/support/matching';
import { askFor, askOf, pressing, submit } from '@linli/test/support/requests';
import type { AccountCaller } from '@linli/test/support/stage';
import { eq } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';

// Monday, 16 November 2026, 09:00: a household has nothing left to eat, and two others on the same stairs want things too.
const { on, area, home, helper, worker, requestOf, offersOf } = await neighbours({
  followers,
  caseFollowers,
});
await shipLadders(on.base);
const hungry = await home({ area: area.unit });
const upstairs = await home({ area: area.unit });
const beside = await home({ area: area.unit });
const busy = await helper({ home: await on.household(area.unit) });
const ready = await helper({ home: await on.household(area.building) });
const silent = await helper({ home: await on.household(area.next) });

const offersTo = async (who: AccountCaller) => (await who.do(listOffers, {})).items;
const seenBy = async (who: AccountCaller, requestId: string) => showRequest(await who.ctx(), { requestId });
const ids: { hungry: string; upstairs: string; beside: string } = { hungry: '', upstairs: '', beside: '' };

beforeAll(async () => {
  const urgent = { answers: pressing.shopping ?? {}, lines: ['3 斤水多的梨', '5 升矿泉水', '挂面两把'] };
  ids.hungry = (await askFor(on, hungry, urgent)).requestId;
  ids.upstairs = (await askFor(on, upstairs)).requestId;
  ids.beside = (await askFor(on, beside)).requestId;
  await worker.runUntilIdle();
});

describe('a household is out of food', () => {
  it('the same matter asked again leads to the request that is in hand', async () => {
    const again = await submit(hungry.resident, await askOf(on, hungry.household));
    expect(again).toMatchObject({ outcome: 'same-open', same: [{ requestId: ids.hungry }] });
  });

  it('what presses is offered alone to who lives nearest, with the reason and two minutes to answer', async () => {
    const [offer, ...others] = await offersTo(busy);
    expect(others).toEqual([]);
    expect(offer?.requests.map(({ requestId }) => requestId)).toEqual([ids.hungry]);
    expect(offer?.requests[0]?.fit.map(({ reason }) => reason)).toContain('same-building');
    expect(Date.parse(offer?.expiresAt ?? '') - on.clock.now().getTime()).toBe(2 * 60_000);
  });

  it('what can wait is offered as one trip past both doors, with ten minutes to answer', async () => {
    const [offer, ...others] = await offersTo(ready);
    expect(others).toEqual([]);
    expect(offer?.requests.map(({ requestId }) => requestId).sort()).toEqual(
      [ids.upstairs, ids.beside].sort(),
    );
    expect(Date.parse(offer?.expiresAt ?? '') - on.clock.now().getTime()).toBe(10 * 60_000);
    await ready.do(acceptOffer, { offerId: offer?.offerId ?? '' });
    const { items } = await ready.do(listErrands, {});
    expect(items.map(({ stop }) => stop)).toEqual([0, 1]);
    expect(new Set(items.map(({ bundleId }) => bundleId)).size).toBe(1);
    expect(items[0]?.next).toBe('start');
  });

  it('before somebody takes it nobody but the household sees the door', async () => {
    const [offer] = await offersTo(busy);
    expect(offer?.requests).toHaveLength(1);
    for (const request of offer?.requests ?? []) expect(hungry.household.address).not.toBe(request.place);
    await expect(busy.do(revealContact, { requestId: ids.hungry })).rejects.toMatchObject({
      code: 'not-allowed',
    });
  });

  it('declining costs nothing, and the next one is asked at once', async () => {
    const [offer] = await offersTo(busy);
    await busy.do(declineOffer, { offerId: offer?.offerId ?? '', reason: 'busy' });
    await worker.runUntilIdle();
    expect(await offersTo(busy)).toEqual([]);
    const [next] = await offersTo(silent);
    expect(next?.requests.map(({ requestId }) => requestId)).toEqual([ids.hungry]);
  });

  it('the household reads who is being asked about it, and when it goes up if nobody answers', async () => {
    const seen = await seenBy(hungry.resident, ids.hungry);
    expect(seen.state).toBe('offered');
    expect(seen.hops.map(({ what }) => what)).toEqual([
      'offered',
      'offer-declined',
      'offered',
      'accepted',
      'submitted',
    ]);
    const standing = await showCase(await hungry.resident.ctx(), {
      caseKind: 'request',
      caseId: ids.hungry,
    });
    expect(standing.phase).toBe('answer');
    expect(Date.parse(standing.dueAt ?? '')).toBeGreaterThan(on.clock.now().getTime());
    expect(standing.next.length).toBeGreaterThan(0);
  });

  it('an offer nobody answers ends by itself and goes to somebody else', async () => {
    await worker.advance({ minutes: 2 });
    expect(await offersTo(silent)).toEqual([]);
    const [offer] = await offersTo(ready);
    expect(offer?.requests.map(({ requestId }) => requestId)).toEqual([ids.hungry]);
    expect((await offersOf(ids.hungry)).map(({ state }) => state)).toEqual(['declined', 'expired', 'open']);
  });

  it('who accepts sees the door, and the ladder waits for the start instead of an answer', async () => {
    const [offer] = await offersTo(ready);
    await ready.do(acceptOffer, { offerId: offer?.offerId ?? '' });
    await worker.runUntilIdle();
    const { address } = await ready.do(revealContact, { requestId: ids.hungry });
    expect(address).toBe(hungry.household.address);
    const standing = await showCase(await ready.ctx(), { caseKind: 'request', caseId: ids.hungry });
    expect(standing).toMatchObject({ phase: 'start', state: 'running' });
    expect(await seenBy(hungry.resident, ids.hungry)).toMatchObject({ state: 'taken', withWhom: {} });
  });

  it('lines are bought, asked about and not found, as the household says', async () => {
    await ready.do(startRequest, { requestId: ids.hungry });
    const [pears, water, noodles] = (await seenBy(ready, ids.hungry)).lines;
    const mark = (lineId: string | undefined, outcome: 'got' | 'not-found' | 'asked', instead = '') =>
      ready.do(markLine, { requestId: ids.hungry, lineId: lineId ?? '', outcome, instead });
    await mark(water?.lineId, 'got');
    await mark(noodles?.lineId, 'not-found');
    await mark(pears?.lineId, 'asked', '苹果 3 斤');
    const { items } = await ready.do(listErrands, {});
    expect(items.find(({ request }) => request.requestId === ids.hungry)?.next).toBe('wait');
    await hungry.resident.do(answerReplacement, {
      requestId: ids.hungry,
      lineId: pears?.lineId ?? '',
      agrees: true,
    });
    await ready.do(recordReceipt, { requestId: ids.hungry, amountFen: 4_560, photoId: null });
    const { lines, receipts } = await seenBy(hungry.resident, ids.hungry);
    expect(lines.map(({ text, state, instead }) => ({ text, state, instead }))).toEqual([
      { text: '3 斤水多的梨', state: 'replaced', instead: '苹果 3 斤' },
      { text: '5 升矿泉水', state: 'got', instead: null },
      { text: '挂面两把', state: 'not-found', instead: null },
    ]);
    expect(receipts).toMatchObject([{ amountFen: 4_560 }]);
  });

  it('when it is brought the household is asked to confirm, and says so with stars', async () => {
    await worker.advance({ minutes: 30 });
    await ready.do(finishRequest, { requestId: ids.hungry, note: '放在门口', photoId: null });
    await worker.runUntilIdle();
    await hungry.resident.do(confirmRequest, {
      requestId: ids.hungry,
      solved: true,
      basis: 'self',
      reason: '',
    });
    await hungry.resident.do(rateRequest, { requestId: ids.hungry, stars: 5, note: '' });
    expect(await requestOf(ids.hungry)).toMatchObject({ state: 'closed', solved: true, stars: 5 });
    const hours = await on.db.select().from(serviceHours).where(eq(serviceHours.accountId, ready.accountId));
    expect(hours).toMatchObject([{ kind: 'errand', minutes: 30 }]);
  });

  it('the other two doors go on, each at its own pace', async () => {
    const { items } = await ready.do(listErrands, {});
    expect(items.map(({ request }) => request.requestId).sort()).toEqual([ids.upstairs, ids.beside].sort());
  });
});
