import { caseFollowers } from '@linli/services/compose';
import { acceptOffer } from '@linli/services/matching/accept-offer';
import { assignRequest } from '@linli/services/matching/assign-request';
import { declineOffer } from '@linli/services/matching/decline-offer';
import { listErrands } from '@linli/services/matching/list-errands';
import { listOffers } from '@linli/services/matching/list-offers';
import { setDuty } from '@linli/services/matching/set-duty';
import { showDuty } from '@linli/services/matching/show-duty';
import { describe, expect, it } from 'vitest';
import { neighbours, ready } from '../support/matching.ts';
import { askFor } from '../support/requests.ts';

describe('what people decide', () => {
  it('a manual assignment wins: the plan’s offer is taken back and it keeps its hands off until there is an answer', async () => {
    const { on, area, helper, wanted, worker, asked, openOffer, gridLeader } = await neighbours();
    const near = await helper({ home: await on.household(area.unit) });
    const chosen = await helper({ home: await on.household(area.far), kinds: ['meals'] });
    const { id } = await wanted();
    await worker.runUntilIdle();
    const { offerId } = await gridLeader.do(assignRequest, {
      requestId: id,
      accountId: chosen.accountId,
      agreed: false,
    });
    await worker.advance({ minutes: 60 });
    expect(await asked(id)).toEqual([
      [near.accountId, 'withdrawn'],
      [chosen.accountId, 'open'],
    ]);
    const [offer] = (await chosen.do(listOffers, {})).items;
    expect(offer).toMatchObject({ offerId, by: 'person' });
    expect(offer?.requests[0]?.fit[0]?.reason).toBe('asked-by-person');
    await chosen.do(acceptOffer, { offerId: (await openOffer(id)).id });
  });

  it('who said yes on the phone has it at once', async () => {
    const { helper, wanted, worker, asked, requestOf, gridLeader } = await neighbours();
    const people = [await helper(), await helper()];
    const { id } = await wanted();
    await worker.runUntilIdle();
    const [[first] = []] = await asked(id);
    const chosen = people.find(({ accountId }) => accountId !== first);
    if (!chosen) throw new Error('nobody');
    const input = { requestId: id, accountId: chosen.accountId, agreed: true, reason: '电话里答应了' };
    expect(await gridLeader.do(assignRequest, input)).toEqual({ offerId: null });
    expect((await requestOf(id)).state).toBe('taken');
    expect(await asked(id)).toEqual([[first, 'withdrawn']]);
    expect((await chosen.do(listErrands, {})).items).toHaveLength(1);
  });

  it('who goes off duty is not asked any more and keeps what they took', async () => {
    const { helper, wanted, accept, worker, asked } = await neighbours();
    const who = await helper();
    const mine = await wanted({ kind: 'care-visit' });
    await accept(mine.id, [who]);
    const open = await wanted({ kind: 'care-visit' });
    await worker.runUntilIdle();
    await who.do(setDuty, ready({ on: false }));
    await worker.advance({ minutes: 30 });
    expect(await asked(open.id)).toEqual([[who.accountId, 'withdrawn']]);
    expect((await who.do(listErrands, {})).items).toMatchObject([{ request: { requestId: mine.id } }]);
  });

  it('duty ends by itself at the time said', async () => {
    const { helper, wanted, worker, asked } = await neighbours();
    const who = await helper({ untilAt: new Date('2026-11-16T12:00:00+08:00').toISOString() });
    await worker.advanceTo(new Date('2026-11-16T12:00:00+08:00'));
    expect(await who.do(showDuty, {})).toMatchObject({ on: false, untilAt: null });
    const { id } = await wanted();
    await worker.runUntilIdle();
    expect(await asked(id)).toEqual([]);
  });
});

describe('when nobody is left', () => {
  it('nobody on duty: the ladder goes up at once, and is told once', async () => {
    const { on, home, worker, outlooks, helper } = await neighbours({ caseFollowers });
    const { requestId } = await askFor(on, await home());
    await worker.runUntilIdle();
    expect(await outlooks(requestId)).toEqual(['nobody-fits']);
    await helper({ kinds: ['meals'] });
    await worker.runUntilIdle();
    expect(await outlooks(requestId)).toEqual(['nobody-fits']);
    const told = await on.sql`select what from case_events where case_id = ${requestId} order by seq`;
    expect(told.map(({ what }) => what)).toContain('told');
  });

  it('everybody declined: the ladder goes up at once', async () => {
    const { helper, wanted, worker, openOffer, outlooks } = await neighbours();
    const people = [await helper(), await helper()];
    const { id } = await wanted();
    for (const _ of people) {
      await worker.runUntilIdle();
      const offer = await openOffer(id);
      expect(await outlooks(id)).toEqual([]);
      const who = people.find(({ accountId }) => accountId === offer.accountId);
      await who?.do(declineOffer, { offerId: offer.id, reason: 'other' });
    }
    await worker.runUntilIdle();
    expect(await outlooks(id)).toEqual(['all-declined']);
  });

  it('somebody coming on duty is asked at once about what waited', async () => {
    const { helper, wanted, worker, asked } = await neighbours();
    const { id } = await wanted();
    await worker.advance({ minutes: 5 });
    const { accountId } = await helper();
    await worker.runUntilIdle();
    expect(await asked(id)).toEqual([[accountId, 'open']]);
  });
});
