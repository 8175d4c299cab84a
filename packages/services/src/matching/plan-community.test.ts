import { helpers, matchOutlooks, matchTurns } from '@linli/db/matching/tables';
import { assign } from '@linli/planner/errands/assign';
import { neighbours } from '@linli/test/support/matching';
import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { pauseRequest } from '../requests/pause-request.ts';
import { resumeRequest } from '../requests/resume-request.ts';
import { takeInHand } from '../requests/take-in-hand.ts';
import { acceptOffer } from './accept-offer.ts';
import { listErrands } from './list-errands.ts';
import { listOffers } from './list-offers.ts';
import { planCommunity } from './plan-community.ts';
import { sweepDue } from './sweep-due.ts';
import { takeRequest } from './take-request.ts';

const turnOf = async ({ on, area }: Awaited<ReturnType<typeof neighbours>>) => {
  const [turn] = await on.db.select().from(matchTurns).where(eq(matchTurns.communityId, area.community.id));
  if (!turn) throw new Error('no turn');
  return turn;
};

describe('planCommunity does', () => {
  it('asks who lives nearest, with the reason, leaves the others in peace, and explains everybody', async () => {
    const place = await neighbours();
    const { on, area, helper, wanted, worker, openOffer, requestOf } = place;
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
    expect(await turnOf(place)).toMatchObject({ dueAt: null, plannedAt: on.clock.now() });
    expect((await near.do(listErrands, {})).items).toMatchObject([
      { next: 'start', bundleId: null, linesOpen: 0 },
    ]);
  });

  it('does not ask about what is paused, until its clock runs again', async () => {
    const { helper, wanted, worker, asked, on, secretary } = await neighbours();
    const { accountId } = await helper();
    const { id } = await wanted();
    await secretary.do(pauseRequest, {
      requestId: id,
      reason: 'resident-away',
      untilAt: new Date(on.clock.now().getTime() + 3_600_000).toISOString(),
    });
    await worker.runUntilIdle();
    expect(await asked(id)).toEqual([]);
    await secretary.do(resumeRequest, { requestId: id });
    await worker.runUntilIdle();
    expect(await asked(id)).toEqual([[accountId, 'open']]);
  });

  it('goes on looking for hands when a leader has it in hand', async () => {
    const { helper, wanted, worker, asked, gridLeader } = await neighbours();
    const { id } = await wanted();
    await gridLeader.do(takeInHand, { requestId: id, note: '' });
    const { accountId } = await helper();
    await worker.runUntilIdle();
    expect(await asked(id)).toEqual([[accountId, 'open']]);
  });
});

describe('planCommunity races and repeats', () => {
  it('two workers plan once, and a repeat finds nothing to do', async () => {
    const { on, area, helper, wanted, asked } = await neighbours();
    await helper();
    const { id } = await wanted();
    const plan = async () => planCommunity(await on.system().ctx(), { communityId: area.community.id });
    const plans = await Promise.all([plan(), plan(), plan()]);
    expect(plans.filter((figures) => figures !== null)).toEqual([{ requests: 1, helpers: 1, offers: 1 }]);
    expect(await plan()).toBeNull();
    expect(await asked(id)).toHaveLength(1);
  });

  it('what is taken while the plan is thought out is not offered, and who went off duty is not asked', async () => {
    const { on, area, helper, wanted, asked, requestOf } = await neighbours();
    const [one, two] = [await helper(), await helper()];
    const [taken, open] = [await wanted({ kind: 'care-visit' }), await wanted({ kind: 'care-visit' })];
    const ctx = await on.system().ctx();
    await planCommunity(
      {
        ...ctx,
        planner: {
          ...ctx.planner,
          async planErrands(problem) {
            await one.do(takeRequest, { requestId: taken.id });
            await on.db.update(helpers).set({ isOn: false }).where(eq(helpers.accountId, two.accountId));
            return assign(problem);
          },
        },
      },
      { communityId: area.community.id },
    );
    expect((await requestOf(taken.id)).state).toBe('taken');
    expect(await asked(taken.id)).toEqual([]);
    expect((await asked(open.id)).map(([who]) => who)).not.toContain(two.accountId);
  });

  it('what comes in while the plan is thought out is planned right after it', async () => {
    const place = await neighbours();
    const { on, area, helper, wanted, worker, asked } = place;
    await helper();
    await wanted();
    let late = '';
    const ctx = await on.system().ctx();
    await planCommunity(
      {
        ...ctx,
        planner: {
          ...ctx.planner,
          async planErrands(problem) {
            late = (await wanted({ urgency: 'urgent' })).id;
            return assign(problem);
          },
        },
      },
      { communityId: area.community.id },
    );
    expect((await turnOf(place)).dueAt).toEqual(on.clock.now());
    await worker.runUntilIdle();
    expect(await asked(late)).toHaveLength(1);
  });

  it('a plan whose worker died is made by another after a minute', async () => {
    const place = await neighbours();
    const { on, area, helper, wanted, asked } = place;
    await helper();
    const { id } = await wanted();
    const ctx = await on.system().ctx();
    const dead = { ...ctx.planner, planErrands: () => Promise.reject(new Error('killed')) };
    const communityId = area.community.id;
    await expect(planCommunity({ ...ctx, planner: dead }, { communityId })).rejects.toThrow('killed');
    expect(await asked(id)).toEqual([]);
    await sweepDue(ctx);
    expect(await asked(id)).toEqual([]);
    on.clock.advance(1);
    await sweepDue(ctx);
    expect(await asked(id)).toHaveLength(1);
  });

  it('an emptied queue loses nothing: the sweep plans, and ends what nobody answered', async () => {
    const { on, helper, wanted, asked, openOffer } = await neighbours();
    const { accountId } = await helper();
    const { id } = await wanted();
    await on.sql`delete from outbox`;
    const ctx = await on.system().ctx();
    await sweepDue(ctx);
    expect(await asked(id)).toEqual([[accountId, 'open']]);
    await on.sql`delete from outbox`;
    on.clock.set((await openOffer(id)).expiresAt);
    await Promise.all([sweepDue(ctx), sweepDue(ctx)]);
    expect(await asked(id)).toEqual([[accountId, 'expired']]);
  });
});
