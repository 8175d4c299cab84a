import type { AreaKind } from '@linli/contracts/people/areas';
import { invalid, Problem } from '@linli/contracts/problem';
import { areas, households, memberships } from '@linli/db/people/tables';
import { decideMove, type MoveRefusal } from '@linli/domain/people/area-tree';
import { and, eq, isNull, ne, sql } from 'drizzle-orm';
import type { Ctx } from '../context.ts';
import { type Area, areaWithin } from './area-view.ts';
import { weighMove } from './followers.ts';

export interface PlannedMove {
  readonly area: Area;
  readonly target: Area;
  readonly toPath: string;
  readonly effect: {
    readonly households: number;
    readonly persons: number;
    readonly openRounds: number;
    readonly openItems: number;
    readonly from: string;
    readonly to: string;
  };
}

/** Where in the input a refused move is wrong. */
const refusals: Record<MoveRefusal, () => Problem> = {
  'not-movable': () => invalid('/areaId', 'not-allowed-here'),
  'into-itself': () => invalid('/toParentId', 'not-allowed-here'),
  'not-wider': () => invalid('/toParentId', 'not-allowed-here'),
  'already-there': () => new Problem('already-done'),
  'name-taken': () => invalid('/toParentId', 'not-unique'),
};

/**
 * Checks a move and counts what it would carry.
 * @param paths where the caller may change areas: both the area and its new parent must lie there.
 * @throws Problem not-found; invalid-input and already-done by `decideMove`
 */
export async function weighAreaMove(
  ctx: Ctx,
  areaId: string,
  toParentId: string,
  paths: readonly string[],
): Promise<PlannedMove> {
  const area = await areaWithin(ctx, areaId, paths);
  const target = await areaWithin(ctx, toParentId, paths);
  const parent = area.parentId === null ? null : await parentOf(ctx, area.parentId, paths);
  const [taken] = await ctx.db
    .select({ id: areas.id })
    .from(areas)
    .where(
      and(
        eq(areas.parentId, target.id),
        eq(areas.name, area.name),
        ne(areas.id, area.id),
        isNull(areas.closedAt),
      ),
    );
  const refusal = decideMove({
    kind: area.kind as AreaKind,
    path: area.path,
    parentPath: parent?.path ?? '',
    target: { kind: target.kind as AreaKind, path: target.path },
    nameTakenThere: taken !== undefined,
  });
  if (refusal !== null) throw refusals[refusal]();
  const [counted] = await ctx.db
    .select({
      households: sql<number>`count(distinct ${households.id})::int`,
      persons: sql<number>`count(${memberships.id})::int`,
    })
    .from(areas)
    .innerJoin(households, and(eq(households.areaId, areas.id), isNull(households.closedAt)))
    .leftJoin(memberships, and(eq(memberships.householdId, households.id), isNull(memberships.untilAt)))
    .where(sql`${areas.path} <@ ${area.path}::ltree`);
  const load = await weighMove(ctx, area.path, ctx.clock.now());
  return {
    area,
    target,
    toPath: `${target.path}.${area.label}`,
    effect: {
      households: counted?.households ?? 0,
      persons: counted?.persons ?? 0,
      ...load,
      from: parent?.fullName ?? '',
      to: target.fullName,
    },
  };
}

/** The parent an area is moved from. It may lie just above what the caller may see; it then shows by its name alone. */
async function parentOf(
  ctx: Ctx,
  id: string,
  paths: readonly string[],
): Promise<{ path: string; fullName: string }> {
  const [parent] = await ctx.db.select().from(areas).where(eq(areas.id, id));
  if (!parent) throw new Problem('not-found');
  const inside = paths.some((path) => parent.path === path || parent.path.startsWith(`${path}.`));
  return inside ? areaWithin(ctx, id, paths) : { path: parent.path, fullName: parent.name };
}
