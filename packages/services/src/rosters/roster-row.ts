import type { RosterRow } from '@linli/contracts/rosters/endpoints';
import { RosterRow as Row } from '@linli/contracts/rosters/endpoints';
import { accounts } from '@linli/db/identity/tables';
import { areas } from '@linli/db/people/tables';
import { rosters } from '@linli/db/rosters/tables';
import { eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Ctx } from '../context.ts';

const Score = Row.shape.score;

/** What a plan found out on its way, as it is kept. */
export const Progress = z.object({
  elapsed: z.number(),
  best: z.number().nullable(),
  bound: z.number().nullable(),
  gap: z.number().nullable(),
  proved: z.boolean(),
});
export type Progress = z.infer<typeof Progress>;

/** Rosters with their area, who asked, and how many places they fill of how many; ready for `where`. */
export const selectRosters = (ctx: Pick<Ctx, 'db'>) =>
  ctx.db
    .select({
      roster: rosters,
      area: areas.name,
      createdBy: accounts.displayName,
      filled: sql<number>`(select count(*)::int from roster_places place where place.roster_id = rosters.id)`,
      missing: sql<number>`(select coalesce(sum(gap.missing), 0)::int from roster_gaps gap where gap.roster_id = rosters.id)`,
    })
    .from(rosters)
    .innerJoin(areas, eq(areas.id, rosters.areaId))
    .innerJoin(accounts, eq(accounts.id, rosters.createdBy));

export function rosterRow({
  roster,
  area,
  createdBy,
  filled,
  missing,
}: Awaited<ReturnType<typeof selectRosters>>[number]): RosterRow {
  return {
    rosterId: roster.id,
    areaId: roster.areaId,
    area,
    fromDay: roster.fromDay,
    untilDay: roster.untilDay,
    state: roster.state as RosterRow['state'],
    replans: roster.replansId !== null,
    createdAt: roster.createdAt.toISOString(),
    createdBy,
    publishedAt: roster.publishedAt?.toISOString() ?? null,
    score: Score.parse(roster.score),
    places: filled + missing,
    filled,
  };
}

/** The quality a proposal was last written with. */
export const storedQuality = (score: unknown): number => Score.parse(score)?.total ?? 0;
