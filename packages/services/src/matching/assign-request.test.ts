import { requestHands } from '@linli/db/requests/tables';
import { neighbours } from '@linli/test/support/matching';
import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { takeInHand } from '../requests/take-in-hand.ts';
import { acceptOffer } from './accept-offer.ts';
import { assignRequest } from './assign-request.ts';
import { listCandidates } from './list-candidates.ts';
import { listLoad } from './list-load.ts';
import { listOffers } from './list-offers.ts';
import { showOffer } from './show-offer.ts';
import { showOutlook } from './show-outlook.ts';

const place = await neighbours();
const { on, area, helper, wanted, worker, asked, openOffer, requestOf, gridLeader } = place;
const near = await helper({ home: await on.household(area.unit, { door: '301' }) });
const far = await helper({ home: await on.household(area.far), kinds: ['meals'], dailyLimit: 2 });
const ask = (requestId: string, accountId: string, more = {}) => ({
  requestId,
  accountId,
  agreed: false,
  ...more,
});
const codeOf = async (call: Promise<unknown>) => {
  try {
    await call;
    return 'done';
  } catch (error) {
    return (error as { code: string }).code;
  }
};

describe('assignRequest does', () => {
  it('asks one person for longer than the plan would, with who asks', async () => {
    const { id } = await wanted();
    const { offerId } = await gridLeader.do(assignRequest, ask(id, far.accountId));
    const offer = await openOffer(id);
    expect(offer).toMatchObject({ id: offerId, how: 'person', offeredBy: gridLeader.accountId });
    expect(offer.expiresAt.getTime() - on.clock.now().getTime()).toBe(120 * 60_000);
    expect((await requestOf(id)).state).toBe('offered');
    const shown = await far.do(showOffer, { offerId: offer.id });
    expect(shown).toMatchObject({ by: 'person', state: 'open', requests: [{ requestId: id }] });
    await far.do(acceptOffer, { offerId: offer.id });
    expect((await far.do(listOffers, {})).items).toEqual([]);
    expect((await far.do(showOffer, { offerId: offer.id })).state).toBe('accepted');
  });

  it('finds hands for somebody who is in charge of what a team does', async () => {
    const { id } = await wanted({ kind: 'home-repair' });
    await gridLeader.do(takeInHand, { requestId: id, note: '' });
    expect((await requestOf(id)).state).toBe('taken');
    const handy = await helper({ skills: ['repairs'], kinds: ['paper'] });
    await gridLeader.do(assignRequest, ask(id, handy.accountId));
    await handy.do(acceptOffer, { offerId: (await openOffer(id)).id });
    const hands = await on.db.select().from(requestHands).where(eq(requestHands.requestId, id));
    expect(hands.map(({ role, untilAt }) => [role, untilAt])).toEqual([
      ['lead', null],
      ['helper', null],
    ]);
  });
});

describe('assignRequest refuses', () => {
  it('who may not assign there, and people who may not help there', async () => {
    const { id } = await wanted();
    expect(await codeOf(near.do(assignRequest, ask(id, far.accountId)))).toMatch(/not-allowed|not-found/);
    expect(await codeOf(place.besideLeader.do(assignRequest, ask(id, far.accountId)))).toBe('not-found');
    expect(await codeOf(gridLeader.do(assignRequest, ask(id, (await on.as()).accountId)))).toBe('not-found');
  });

  it('somebody who may not do such things, even if they said yes', async () => {
    const isolated = await on.household(area.unit);
    await on.member(isolated, { tags: ['isolating'] });
    const { id } = await wanted({ household: isolated });
    expect(await codeOf(gridLeader.do(assignRequest, ask(id, near.accountId, { agreed: true })))).toBe(
      'rule-refused',
    );
  });

  it('what somebody has', async () => {
    const { id } = await wanted();
    await gridLeader.do(assignRequest, ask(id, near.accountId, { agreed: true }));
    expect(await codeOf(gridLeader.do(assignRequest, ask(id, far.accountId)))).toBe('illegal-transition');
  });
});

describe('assignRequest races and repeats', () => {
  it('two leaders ask at once: the later one’s word stands, and one is asked', async () => {
    const { id } = await wanted();
    const people = [await helper({ kinds: ['paper'] }), await helper({ kinds: ['paper'] })];
    await Promise.allSettled(people.map(({ accountId }) => gridLeader.do(assignRequest, ask(id, accountId))));
    const states = (await asked(id)).map(([, state]) => state);
    expect(states.filter((state) => state === 'open')).toHaveLength(1);
  });
});

describe('what leaders see before they ask', () => {
  it('candidates by rank with what speaks for them, then the others with all that speaks against', async () => {
    const { id } = await wanted({ household: await on.household(area.unit, { door: '303' }) });
    const { items } = await gridLeader.do(listCandidates, { requestId: id, limit: 100 });
    const of = (accountId: string) => items.find((item) => item.accountId === accountId);
    expect(items.filter(({ rank }) => rank !== null).map(({ rank }) => rank)).toEqual(
      items.flatMap(({ rank }, i) => (rank === null ? [] : i + 1)),
    );
    expect(of(far.accountId)).toMatchObject({ rank: null, fit: [] });
    expect(of(far.accountId)?.unfit.map(({ reason }) => reason)).toContain('other-kinds');
    expect(of(gridLeader.accountId)).toMatchObject({
      role: 'grid-leader',
      unfit: expect.arrayContaining([{ reason: 'off-duty', facts: {} }]),
    });
    expect(of(near.accountId)).toMatchObject({ load: { now: 1, today: 1 } });
    expect(of(place.inspector.accountId)).toBeUndefined();
  });

  it('candidates page by page, each once', async () => {
    const { id } = await wanted();
    const all = await gridLeader.do(listCandidates, { requestId: id, limit: 100 });
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await gridLeader.do(listCandidates, {
        requestId: id,
        limit: 3,
        ...(cursor ? { cursor } : {}),
      });
      seen.push(...page.items.map(({ accountId }) => accountId));
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    expect(seen).toEqual(all.items.map(({ accountId }) => accountId));
  });

  it('what the last plan said', async () => {
    const { id } = await wanted({ kind: 'disinfection' });
    expect(await gridLeader.do(showOutlook, { requestId: id })).toEqual({
      plannedAt: null,
      outcome: 'not-planned',
      unfit: [],
    });
    await worker.runUntilIdle();
    const said = await gridLeader.do(showOutlook, { requestId: id });
    expect(said.outcome).toBe('nobody-fits');
    expect(said.unfit.map(({ reason }) => reason)).toContain('no-skill');
    await expect(place.besideLeader.do(showOutlook, { requestId: id })).rejects.toMatchObject({
      code: 'not-found',
    });
    await expect(near.do(showOutlook, { requestId: id })).rejects.toMatchObject({ code: 'not-allowed' });
  });

  it('who is on duty and how much they carry, in their own area only', async () => {
    const { items } = await gridLeader.do(listLoad, { limit: 100 });
    expect(items.find(({ accountId }) => accountId === near.accountId)).toMatchObject({
      on: true,
      now: 1,
      today: 1,
    });
    // Lives in another grid.
    expect(items.find(({ accountId }) => accountId === far.accountId)).toBeUndefined();
    const all = await place.secretary.do(listLoad, { limit: 100 });
    expect(all.items.map(({ accountId }) => accountId)).toContain(far.accountId);
    await expect(near.do(listLoad, { limit: 30 })).rejects.toMatchObject({ code: 'not-allowed' });
    await expect(gridLeader.do(listLoad, { areaId: area.beside.id, limit: 30 })).rejects.toMatchObject({
      code: 'not-found',
    });
  });
});
