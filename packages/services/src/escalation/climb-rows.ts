import type { CaseKind } from '@linli/contracts/cases/labels';
import { Problem } from '@linli/contracts/problem';
import type { Urgency } from '@linli/contracts/requests/labels';
import { climbs } from '@linli/db/escalation/tables';
import type { Climb, ClimbPolicy } from '@linli/domain/escalation/climb';
import { and, desc, eq, sql } from 'drizzle-orm';
import type { Ctx } from '../context.ts';

/** The clock of a case as it rests in the database. */
export interface ClimbRow {
  readonly id: string;
  readonly caseKind: CaseKind;
  readonly caseId: string;
  readonly areaId: string;
  readonly areaPath: string;
  readonly policy: ClimbPolicy;
  readonly climb: Climb;
  readonly answeredBy: string | null;
  readonly tick: number;
  readonly openedAt: Date;
}

type Stored = typeof climbs.$inferSelect;

export const climbRow = (row: Stored): ClimbRow => ({
  id: row.id,
  caseKind: row.caseKind as CaseKind,
  caseId: row.caseId,
  areaId: row.areaId,
  areaPath: row.areaPath,
  policy: row.policy as ClimbPolicy,
  climb: {
    state: row.state as Climb['state'],
    phase: row.phase as Climb['phase'],
    urgency: row.urgency as Urgency,
    step: row.step,
    round: row.round,
    run: row.run,
    level: row.level,
    silences: row.silences,
    dueAt: row.dueAt,
    leftMs: row.leftMs,
  },
  answeredBy: row.answeredBy,
  tick: row.tick,
  openedAt: row.openedAt,
});

/** The clock of a case, the one that ended last if none is live; null for cases without one. `lock` holds its row. */
export async function loadClimb(
  ctx: Pick<Ctx, 'db'>,
  caseId: string,
  lock = false,
): Promise<ClimbRow | null> {
  const query = ctx.db
    .select()
    .from(climbs)
    .where(eq(climbs.caseId, caseId))
    .orderBy(desc(climbs.openedAt), desc(climbs.id))
    .limit(1);
  const [row] = await (lock ? query.for('update') : query);
  return row ? climbRow(row) : null;
}

/**
 * Writes where a case stands, if nobody moved it since it was read; every change counts its tick.
 * @throws Problem lost-race when somebody did
 */
export async function saveClimb(
  ctx: Pick<Ctx, 'db'>,
  now: Date,
  row: ClimbRow,
  climb: Climb,
  answeredBy: string | null = row.answeredBy,
): Promise<ClimbRow> {
  const [saved] = await ctx.db
    .update(climbs)
    .set({
      ...climb,
      answeredBy,
      tick: sql`${climbs.tick} + 1`,
      endedAt: climb.state === 'ended' ? now : null,
    })
    .where(and(eq(climbs.id, row.id), eq(climbs.tick, row.tick)))
    .returning();
  if (!saved) throw new Problem('lost-race');
  return climbRow(saved);
}
