import { helpers, matchTurns, offers } from '@linli/db/matching/tables';
import { and, asc, eq, lte } from 'drizzle-orm';
import { type Ctx, inTransaction } from '../context.ts';
import { expireOffer } from './expire-offer.ts';
import { planCommunity } from './plan-community.ts';
import { holdOffersOf, withdrawOffers } from './withdraw-offers.ts';

// More than are ever due at once; what is left is found five seconds later.
const most = 200;

/**
 * Finds what an alarm missed: offers nobody answered, people whose duty ended by the clock, communities whose plan is due;
 * each in a transaction of its own, so that one that fails does not keep the others waiting.
 * @throws the first failure, after all were tried
 */
export async function sweepDue(ctx: Ctx): Promise<void> {
  const now = ctx.clock.now();
  const failures: unknown[] = [];
  const each = async <T>(due: readonly T[], act: (one: T) => Promise<unknown>) => {
    for (const one of due)
      try {
        await act(one);
      } catch (error) {
        failures.push(error);
      }
  };
  const silent = await ctx.db
    .select({ offerId: offers.id })
    .from(offers)
    .where(and(eq(offers.state, 'open'), lte(offers.expiresAt, now)))
    .orderBy(asc(offers.expiresAt), asc(offers.id))
    .limit(most);
  await each(silent, (offer) => inTransaction(ctx, (inner) => expireOffer(inner, offer)));
  const over = await ctx.db
    .select({ accountId: helpers.accountId })
    .from(helpers)
    .where(and(eq(helpers.isOn, true), lte(helpers.untilAt, now)))
    .orderBy(asc(helpers.accountId))
    .limit(most);
  await each(over, ({ accountId }) => inTransaction(ctx, (inner) => endDuty(inner, now, accountId)));
  const due = await ctx.db
    .select({ communityId: matchTurns.communityId })
    .from(matchTurns)
    .where(lte(matchTurns.dueAt, now))
    .orderBy(asc(matchTurns.dueAt), asc(matchTurns.communityId))
    .limit(most);
  await each(due, (turn) => planCommunity(ctx, turn));
  if (failures.length > 0) throw failures[0];
}

async function endDuty(ctx: Ctx, now: Date, accountId: string): Promise<void> {
  const asked = await holdOffersOf(ctx, accountId);
  const ended = await ctx.db
    .update(helpers)
    .set({ isOn: false, onSince: null, untilAt: null, updatedAt: now })
    .where(and(eq(helpers.accountId, accountId), eq(helpers.isOn, true), lte(helpers.untilAt, now)))
    .returning({ accountId: helpers.accountId });
  if (ended.length > 0) await withdrawOffers(ctx, now, asked);
}
