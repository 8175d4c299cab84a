import { areaMoves, areas } from '@linli/db/people/tables';
import { eq, sql } from 'drizzle-orm';
import type { Ctx } from '../context.ts';
import { tellAreaMoved } from './followers.ts';

export interface Carry {
  readonly areaId: string;
  readonly from: { readonly parentId: string; readonly path: string };
  readonly to: { readonly parentId: string; readonly path: string };
  readonly movedBy: string;
  readonly reason: string;
  readonly households: number;
  readonly persons: number;
  /** The move this one takes back. */
  readonly undoesId: string | null;
}

/**
 * Moves an area with everything below it: its parent, the paths of the whole subtree in one statement, the row of history, and
 * what later slices keep. Under `changeTree`, so that nobody reads a path that is about to change.
 */
export async function carryArea(ctx: Ctx, at: Date, carry: Carry): Promise<{ moveId: string }> {
  const { from, to } = carry;
  const moveId = ctx.ids.next();
  await ctx.db.update(areas).set({ parentId: to.parentId }).where(eq(areas.id, carry.areaId));
  await ctx.db.execute(sql`update areas set path = case when path = ${from.path}::ltree then ${to.path}::ltree
    else ${to.path}::ltree || subpath(path, nlevel(${from.path}::ltree)) end
    where path <@ ${from.path}::ltree`);
  await ctx.db.insert(areaMoves).values({
    id: moveId,
    areaId: carry.areaId,
    fromParentId: from.parentId,
    toParentId: to.parentId,
    fromPath: from.path,
    toPath: to.path,
    movedAt: at,
    movedBy: carry.movedBy,
    reason: carry.reason,
    households: carry.households,
    persons: carry.persons,
    undoesId: carry.undoesId,
  });
  await tellAreaMoved(ctx, { moveId, at, fromPath: from.path, toPath: to.path });
  return { moveId };
}
