import { Problem } from '@linli/contracts/problem';
import type { DataAfterwards } from '@linli/contracts/reports/labels';
import { destructions } from '@linli/db/destruction/tables';
import { areas } from '@linli/db/people/tables';
import { rounds } from '@linli/db/reports/tables';
import { and, eq, sql } from 'drizzle-orm';
import type { Ctx } from '../context.ts';
import type { Doomed } from './parts.ts';

export interface EndingRound extends Doomed {
  readonly area: string;
  readonly openedBy: string;
  readonly closedAt: Date | null;
  readonly purpose: string;
  readonly legalBasis: string;
  readonly dataAfterwards: DataAfterwards;
}

/** A round with its area; undefined when a restored backup is older than it. */
export async function findRound(ctx: Pick<Ctx, 'db'>, roundId: string): Promise<EndingRound | undefined> {
  const [row] = await ctx.db
    .select({ round: rounds, path: areas.path, area: areas.name })
    .from(rounds)
    .innerJoin(areas, eq(areas.id, rounds.areaId))
    .where(eq(rounds.id, roundId));
  return (
    row && {
      ...row.round,
      roundId,
      path: row.path,
      area: row.area,
      dataAfterwards: row.round.dataAfterwards as DataAfterwards,
    }
  );
}

/** @throws Problem not-found */
export async function loadRound(ctx: Ctx, roundId: string): Promise<EndingRound> {
  const round = await findRound(ctx, roundId);
  if (!round) throw new Problem('not-found');
  return round;
}

export type Destruction = typeof destructions.$inferSelect;

/** The destruction of a round, locked when it is going to be changed. */
export async function findDestruction(
  ctx: Pick<Ctx, 'db'>,
  roundId: string,
  { lock = false } = {},
): Promise<Destruction | undefined> {
  const query = ctx.db
    .select()
    .from(destructions)
    .where(and(eq(destructions.subjectKind, 'round'), eq(destructions.subjectId, roundId)));
  const [row] = lock ? await query.for('update') : await query;
  return row;
}

/** Alerts of a round somebody still has to look at. */
export async function countOpenAlerts(ctx: Pick<Ctx, 'db'>, roundId: string): Promise<number> {
  const [open] = await ctx.db.execute<{ n: number }>(sql`
    select count(*)::int as n from alerts where round_id = ${roundId}::uuid and state <> 'resolved'`);
  return open?.n ?? 0;
}
