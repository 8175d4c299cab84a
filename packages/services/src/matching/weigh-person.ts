import { unfitReasons } from '@linli/contracts/matching/labels';
import { Problem } from '@linli/contracts/problem';
import { timeOf } from '@linli/domain/civil-time';
import type { RequestFacts } from '@linli/domain/matching/facts';
import { hindrances } from '@linli/domain/matching/may-take';
import { unfitFor } from '@linli/domain/matching/unfit-for';
import { sql } from 'drizzle-orm';
import type { Ctx } from '../context.ts';
import { type Community, communityOf } from '../people/community-of.ts';
import { type Helper, loadHelpers } from './load-volunteers.ts';
import { loadWanting, wantingQuery } from './load-wanting.ts';

/** One person and one request, as matching sees them. */
export interface WeighedPerson {
  readonly facts: RequestFacts;
  readonly community: Community;
  readonly helper: Helper;
}

/** Everything matching knows of one request. @throws Problem not-found where it lies in no community */
export async function requestFacts(
  ctx: Ctx,
  now: Date,
  request: { readonly id: string; readonly areaPath: string },
): Promise<{ facts: RequestFacts; community: Community }> {
  const community = await communityOf(ctx, request.areaPath);
  const [facts] = await loadWanting(ctx, now, wantingQuery(sql`r.id = ${request.id}::uuid`, 1));
  if (!facts || !community) throw new Problem('not-found');
  return { facts, community };
}

/**
 * Whether somebody may have a request they were not offered by the plan. Whether they are on duty, and what they would
 * rather be asked about, does not matter: they want it, or said yes.
 * @throws Problem not-found for who holds no post of help there; rule-refused with the reason
 */
export async function demandFit(
  ctx: Ctx,
  now: Date,
  request: { readonly id: string; readonly areaPath: string },
  accountId: string,
): Promise<WeighedPerson> {
  const { facts, community } = await requestFacts(ctx, now, request);
  const [helper] = await loadHelpers(ctx, now, { communityPath: community.path, among: [accountId] });
  if (!helper) throw new Problem('not-found');
  const [hindrance] = hindrances(unfitFor(helper, facts, { now, time: timeOf(now, ctx.settings.zone) }));
  if (hindrance) throw new Problem('rule-refused', { detail: unfitReasons[hindrance.reason] });
  return { facts, community, helper };
}
