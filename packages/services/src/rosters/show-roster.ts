import type { ParsedInputOf, ReplyOf } from '@linli/contracts/catalog';
import { Problem } from '@linli/contracts/problem';
import { RosterWeights } from '@linli/contracts/rosters/endpoints';
import { rosters } from '@linli/db/rosters/tables';
import { eq, sql } from 'drizzle-orm';
import type { Ctx } from '../context.ts';
import { loadRoster } from './load-roster.ts';
import { Progress, rosterRow, selectRosters } from './roster-row.ts';

/** A roster with its progress, then its score and bound. @throws Problem not-found, not-allowed */
export async function showRoster(
  ctx: Ctx,
  { rosterId }: ParsedInputOf<'GET /rosters/:rosterId'>,
): Promise<ReplyOf<'GET /rosters/:rosterId'>> {
  const { roster } = await loadRoster(ctx, rosterId, 'rosters.view');
  const [row] = await selectRosters(ctx).where(eq(rosters.id, rosterId));
  if (!row) throw new Problem('not-found');
  const [counts] = await ctx.db.execute<{ people: number; to_offer: number; changed: number }>(sql`
    select
      (select count(*)::int from roster_people someone where someone.roster_id = ${rosterId}::uuid
        and (someone.figures->>'shifts')::int > 0) as people,
      (select count(*)::int from roster_places place where place.roster_id = ${rosterId}::uuid
        and not place.kept and place.claim_id is null) as to_offer,
      (select count(*)::int from roster_people someone where someone.roster_id = ${rosterId}::uuid
        and (someone.figures->>'changes')::int > 0) as changed`);
  return {
    ...rosterRow(row),
    seconds: roster.seconds,
    seed: roster.seed,
    weights: RosterWeights.parse(roster.weights),
    progress: Progress.nullable().parse(roster.progress),
    stopAsked: roster.stopAskedAt !== null,
    people: counts?.people ?? 0,
    toOffer: counts?.to_offer ?? 0,
    changedPeople: roster.replansId === null ? null : (counts?.changed ?? 0),
    version: roster.version,
  };
}
