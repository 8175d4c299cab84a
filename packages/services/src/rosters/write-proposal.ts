import type { RosterRow } from '@linli/contracts/rosters/endpoints';
import { rosterGaps, rosterPeople, rosterPlaces, rosters } from '@linli/db/rosters/tables';
import { and, eq } from 'drizzle-orm';
import type { Ctx } from '../context.ts';
import { tell } from '../notices/tell.ts';
import type { RosterTold } from './describe-roster.ts';
import type { Progress } from './roster-row.ts';

export interface Proposal {
  readonly told: RosterTold;
  readonly score: NonNullable<RosterRow['score']>;
  readonly progress: Progress;
}

// Rows of one statement.
const chunk = 500;

/** Writes a plan as a proposal, unless it was discarded or is made by somebody else; who asked for it is told. */
export async function writeProposal(
  ctx: Ctx,
  now: Date,
  roster: typeof rosters.$inferSelect,
  { told, score, progress }: Proposal,
): Promise<void> {
  const rosterId = roster.id;
  const [mine] = await ctx.db
    .update(rosters)
    .set({ state: 'proposed', score, progress, plannedAt: now })
    .where(and(eq(rosters.id, rosterId), eq(rosters.state, 'planning'), eq(rosters.version, roster.version)))
    .returning({ id: rosters.id });
  if (!mine) return;
  const places = told.places.map((place) => ({ rosterId, ...place }));
  for (let i = 0; i < places.length; i += chunk)
    await ctx.db.insert(rosterPlaces).values(places.slice(i, i + chunk));
  const gaps = told.gaps.map((gap) => ({ id: ctx.ids.next(), rosterId, ...gap }));
  for (let i = 0; i < gaps.length; i += chunk)
    await ctx.db.insert(rosterGaps).values(gaps.slice(i, i + chunk));
  const people = [...told.people].map(([accountId, figures]) => ({ rosterId, accountId, figures }));
  for (let i = 0; i < people.length; i += chunk)
    await ctx.db.insert(rosterPeople).values(people.slice(i, i + chunk));
  await tell(ctx, now, {
    kind: 'roster-planned',
    accountIds: [roster.createdBy],
    matter: `roster:${rosterId}`,
    facts: { rosterId, missing: gaps.reduce((sum, { missing }) => sum + missing, 0) },
  });
}
