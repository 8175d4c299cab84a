import { matchOutlooks } from '@linli/db/matching/tables';
import { neighbours } from '@linli/test/support/matching';
import { eq } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { acceptOffer } from './accept-offer.ts';
import { listOffers } from './list-offers.ts';

it('asks who lives nearest, with the reason, and leaves the others in peace', async () => {
  const { on, area, helper, wanted, worker, openOffer, requestOf } = await neighbours();
  const far = await helper({ home: await on.household(area.far) });
  const near = await helper({ home: await on.household(area.unit, { door: '301' }) });
  const { id } = await wanted({ household: await on.household(area.unit, { door: '303' }) });
  await worker.runUntilIdle();
  const offer = await openOffer(id);
  expect(offer.accountId).toBe(near.accountId);
  const [shown] = (await near.do(listOffers, {})).items;
  expect(shown?.requests[0]?.fit).toEqual([{ reason: 'next-doors', facts: { doors: 2 } }]);
  expect((await far.do(listOffers, {})).items).toEqual([]);
  await near.do(acceptOffer, { offerId: offer.id });
  expect((await requestOf(id)).state).toBe('taken');
  await worker.runUntilIdle();
  const [outlook] = await on.db.select().from(matchOutlooks).where(eq(matchOutlooks.requestId, id));
  expect(outlook).toMatchObject({ outcome: 'offered', unfit: { 'others-fit-better': 1 } });
});
