import { Problem } from '@linli/contracts/problem';
import type { RosterState } from '@linli/contracts/rosters/labels';
import { areas } from '@linli/db/people/tables';
import { rosters } from '@linli/db/rosters/tables';
import type { Right } from '@linli/domain/identity/rights';
import { eq } from 'drizzle-orm';
import { demand } from '../authorise.ts';
import type { Ctx } from '../context.ts';

export interface RosterFound {
  readonly roster: typeof rosters.$inferSelect;
  readonly area: { readonly id: string; readonly path: string; readonly name: string };
}

/**
 * A roster within the reach of a right. `lock`: its row is held until the transaction ends, so that edits and publishing
 * come one after the other.
 * @throws Problem not-found, not-allowed, second-factor-needed
 */
export async function loadRoster(
  ctx: Ctx,
  rosterId: string,
  right: Right,
  { lock = false } = {},
): Promise<RosterFound> {
  const found = ctx.db
    .select({ roster: rosters, area: { id: areas.id, path: areas.path, name: areas.name } })
    .from(rosters)
    .innerJoin(areas, eq(areas.id, rosters.areaId))
    .where(eq(rosters.id, rosterId));
  const [row] = await (lock ? found.for('update', { of: rosters }) : found);
  if (!row) throw new Problem('not-found');
  demand(ctx, right, row.area.path);
  return row;
}

/** @throws Problem illegal-transition when the roster is in none of the states */
export function inState({ roster }: RosterFound, ...states: readonly RosterState[]): void {
  if (!states.includes(roster.state as RosterState)) throw new Problem('illegal-transition');
}
