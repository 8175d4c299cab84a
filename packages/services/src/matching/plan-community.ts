import { matchTurns } from '@linli/db/matching/tables';
import { areas } from '@linli/db/people/tables';
import { timeOf } from '@linli/domain/civil-time';
import type { Payload } from '@linli/jobs/catalog';
import { and, eq, lte } from 'drizzle-orm';
import { type Ctx, inTransaction } from '../context.ts';
import { dayAround, loadHelpers } from './load-volunteers.ts';
import { loadWanting, wantingBelow } from './load-wanting.ts';
import { planAt } from './plan-soon.ts';
import { firstChange, weighCommunity } from './weigh-community.ts';
import { writePlan } from './write-plan.ts';

/** How long a plan may take until another worker may begin anew. */
const LEASE_MS = 60_000;

/** What a plan did. */
export interface PlanFigures {
  readonly requests: number;
  readonly helpers: number;
  readonly offers: number;
}

/**
 * Plans the offers of a community, if that is due: all that looks for a helper against all who are on duty. One conditional
 * update claims it; reading, weighing and the planner run outside of any transaction; what was planned is written in one,
 * each piece checked again under its lock. A change that comes meanwhile makes the community due again, and a worker that
 * dies leaves it due after a minute.
 * @param ctx `db` is the pool
 * @returns null when it was not due
 */
export async function planCommunity(
  ctx: Ctx,
  { communityId }: Payload<'matching.plan-community'>,
): Promise<PlanFigures | null> {
  const now = ctx.clock.now();
  const lease = new Date(now.getTime() + LEASE_MS);
  const [claimed] = await ctx.db
    .update(matchTurns)
    .set({ dueAt: lease })
    .where(and(eq(matchTurns.communityId, communityId), lte(matchTurns.dueAt, now)))
    .returning({ id: matchTurns.communityId });
  if (!claimed) return null;
  const [community] = await ctx.db.select({ path: areas.path }).from(areas).where(eq(areas.id, communityId));
  const { figures, wakeAt } = community
    ? await plan(ctx, now, { id: communityId, path: community.path })
    : { figures: { requests: 0, helpers: 0, offers: 0 }, wakeAt: null };
  const released = await ctx.db
    .update(matchTurns)
    .set({ dueAt: null, plannedAt: now, figures })
    .where(and(eq(matchTurns.communityId, communityId), eq(matchTurns.dueAt, lease)))
    .returning({ id: matchTurns.communityId });
  // Somebody else wants a plan already: the alarm for that is set.
  if (released.length > 0 && wakeAt !== null)
    await inTransaction(ctx, (inner) => planAt(inner, communityId, wakeAt));
  return figures;
}

async function plan(
  ctx: Ctx,
  now: Date,
  community: { id: string; path: string },
): Promise<{ figures: PlanFigures; wakeAt: Date | null }> {
  const requests = await loadWanting(ctx, now, wantingBelow(community.path));
  if (requests.length === 0) return { figures: { requests: 0, helpers: 0, offers: 0 }, wakeAt: null };
  const helpers = await loadHelpers(ctx, now, { communityPath: community.path, onDuty: true });
  const moment = { now, time: timeOf(now, ctx.settings.zone) };
  const weighed = await weighCommunity(ctx.planner, moment, requests, helpers);
  const offered = await inTransaction(ctx, (inner) => writePlan(inner, moment, community, requests, weighed));
  const left = requests.filter(({ id }) => !offered.requests.has(id));
  return {
    figures: { requests: requests.length, helpers: helpers.length, offers: offered.offers },
    wakeAt: await firstChange(moment, left, helpers, dayAround(now, ctx.settings.zone).end),
  };
}
