import { arrayLiteral } from '@linli/db/array-literal';
import { helpers, matchOutlooks } from '@linli/db/matching/tables';
import type { Moment, RequestFacts } from '@linli/domain/matching/facts';
import { type Outlook, openTally, outlookOf } from '@linli/domain/matching/outlook';
import { matchPolicy } from '@linli/domain/matching/policy';
import { unfitFor } from '@linli/domain/matching/unfit-for';
import { asc, inArray, sql } from 'drizzle-orm';
import type { Ctx } from '../context.ts';
import type { Community } from '../people/community-of.ts';
import { type LoadedRequest, loadRequests } from '../requests/load-request.ts';
import { tellRequest } from '../requests/move-request.ts';
import { loadHelpers } from './load-volunteers.ts';
import { makeOffer } from './make-offer.ts';
import type { PlannedOffer, Weighed } from './weigh-community.ts';

/** Outcomes at which nobody is left to ask: the ladder does not wait for its time. */
const pressing: readonly Outlook['outcome'][] = ['nobody-fits', 'all-declined'];

/**
 * Makes the offers of a plan and keeps what it said about each request. Requests are locked, then people; a request that was
 * taken meanwhile, and somebody who may not be asked any more, is left out.
 * @returns how many offers were made, and the requests in them
 */
export async function writePlan(
  ctx: Ctx,
  moment: Moment,
  community: Community,
  wanting: readonly RequestFacts[],
  { offers, tallies }: Weighed,
): Promise<{ offers: number; requests: ReadonlySet<string> }> {
  const { now } = moment;
  const locked = await loadRequests(
    ctx,
    wanting.map(({ id }) => id),
    true,
  );
  const free = new Map(locked.filter(({ state }) => state === 'accepted').map((row) => [row.id, row]));
  const fresh = await lockHelpers(ctx, now, community, offers);
  const made = new Set<string>();
  const asked = new Set<string>();
  let count = 0;
  for (const offer of offers) {
    const stops = offer.stops.flatMap(({ request, fit }) => {
      const there = free.get(request.id);
      return there ? [{ request: there, facts: request, fit }] : [];
    });
    const helper = fresh.get(offer.helper.accountId);
    if (stops.length === 0 || !helper || (asked.has(helper.accountId) && !offer.pressing)) continue;
    if (stops.some(({ facts }) => unfitFor(helper, facts, moment).length > 0)) continue;
    const minutes = Math.min(...stops.map(({ facts }) => matchPolicy.answerMinutes[facts.urgency]));
    await makeOffer(ctx, now, {
      accountId: helper.accountId,
      communityId: community.id,
      offeredBy: null,
      expiresAt: new Date(now.getTime() + minutes * 60_000),
      stops,
    });
    count += 1;
    asked.add(helper.accountId);
    for (const { request } of stops) made.add(request.id);
  }
  const outlooks = [...free.values()].map((request) => ({
    request,
    ...outlookOf(tallies.get(request.id) ?? openTally(), made.has(request.id)),
  }));
  await keepOutlooks(ctx, now, outlooks);
  return { offers: count, requests: made };
}

/** Those who are to be asked as they are now; their rows are held until the transaction ends. */
async function lockHelpers(
  ctx: Ctx,
  now: Date,
  { path }: Community,
  offers: readonly PlannedOffer[],
): Promise<Map<string, PlannedOffer['helper']>> {
  const among = [...new Set(offers.map(({ helper }) => helper.accountId))];
  if (among.length === 0) return new Map();
  await ctx.db
    .select({ id: helpers.accountId })
    .from(helpers)
    .where(inArray(helpers.accountId, among))
    .orderBy(asc(helpers.accountId))
    .for('update');
  const fresh = await loadHelpers(ctx, now, { communityPath: path, onDuty: true, among });
  return new Map(fresh.map((helper) => [helper.accountId, helper]));
}

/** Writes what the plan said; a request for which nobody is left is told about when that is new. */
async function keepOutlooks(
  ctx: Ctx,
  now: Date,
  outlooks: readonly (Outlook & { request: LoadedRequest })[],
): Promise<void> {
  if (outlooks.length === 0) return;
  const ids = arrayLiteral(outlooks.map(({ request }) => request.id));
  // What was said before the request came back to us counts no more.
  const before = await ctx.db.execute<{ id: string; outcome: string }>(sql`
    select outlook.request_id as id, outlook.outcome from match_outlooks outlook
    join requests r on r.id = outlook.request_id and r.state_since <= outlook.planned_at
    where outlook.request_id = any(${ids}::uuid[])`);
  const said = new Map(before.map(({ id, outcome }) => [id, outcome]));
  await ctx.db
    .insert(matchOutlooks)
    .values(
      outlooks.map(({ request, outcome, unfit }) => ({
        requestId: request.id,
        plannedAt: now,
        outcome,
        unfit,
      })),
    )
    .onConflictDoUpdate({
      target: matchOutlooks.requestId,
      set: {
        plannedAt: sql`excluded.planned_at`,
        outcome: sql`excluded.outcome`,
        unfit: sql`excluded.unfit`,
      },
    });
  for (const { request, outcome } of outlooks) {
    if (!pressing.includes(outcome) || said.get(request.id) === outcome) continue;
    await tellRequest(ctx, now, request, { what: 'noted', facts: { outlook: outcome }, shownTo: 'staff' });
  }
}
