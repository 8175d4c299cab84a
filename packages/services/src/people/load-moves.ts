import { areaMoves, areas } from '@linli/db/people/tables';
import { decideUndo, type UndoRefusal } from '@linli/domain/people/undo-move';
import { and, desc, eq, lt, or, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Ctx } from '../context.ts';
import { within } from '../within.ts';
import { type Area, fullNameAt } from './area-view.ts';

export interface LoadedMove {
  readonly move: typeof areaMoves.$inferSelect;
  readonly area: Area;
  readonly fromParent: Area;
  readonly fromName: string;
  readonly toName: string;
  /** Why it cannot be taken back; null when it can. */
  readonly refusal: UndoRefusal | null;
}

/**
 * Moves of areas that lie within `paths` now, newest first: one by id, or those that took something into, out of or about
 * within `path`.
 */
export async function loadMoves(
  ctx: Pick<Ctx, 'db'>,
  paths: readonly string[],
  which: { moveId?: string; path?: string; beforeId?: string; limit: number },
): Promise<LoadedMove[]> {
  const fromParent = alias(areas, 'from_parent');
  const toParent = alias(areas, 'to_parent');
  const rows = await ctx.db
    .select({
      move: areaMoves,
      area: areas,
      fromParent,
      fromName: fullNameAt(sql`from_parent.path`, paths),
      toName: fullNameAt(sql`to_parent.path`, paths),
      toParentName: toParent.name,
      isLast: sql<boolean>`not exists (select from area_moves later
        where later.area_id = ${areaMoves.areaId} and later.id > ${areaMoves.id})`,
      nameTakenThere: sql<boolean>`exists (select from areas other where other.parent_id = ${areaMoves.fromParentId}
        and other.name = ${areas.name} and other.id <> ${areas.id} and other.closed_at is null)`,
    })
    .from(areaMoves)
    .innerJoin(areas, eq(areas.id, areaMoves.areaId))
    .innerJoin(fromParent, eq(fromParent.id, areaMoves.fromParentId))
    .innerJoin(toParent, eq(toParent.id, areaMoves.toParentId))
    .where(
      and(
        within(areas.path, paths),
        which.moveId === undefined ? undefined : eq(areaMoves.id, which.moveId),
        which.path === undefined
          ? undefined
          : or(
              within(areaMoves.fromPath, [which.path]),
              within(areaMoves.toPath, [which.path]),
              within(areas.path, [which.path]),
            ),
        which.beforeId === undefined ? undefined : lt(areaMoves.id, which.beforeId),
      ),
    )
    .orderBy(desc(areaMoves.id))
    .limit(which.limit);
  return rows.map((row) => ({
    move: row.move,
    area: row.area,
    fromParent: row.fromParent,
    fromName: row.fromName || row.fromParent.name,
    toName: row.toName || row.toParentName,
    refusal: decideUndo(
      {
        fromParentId: row.move.fromParentId,
        toPath: row.move.toPath,
        undone: row.move.undoneAt !== null,
        isUndo: row.move.undoesId !== null,
        isLast: row.isLast,
      },
      {
        path: row.area.path,
        // The old parent must be in the caller's hands too.
        parentThere:
          row.fromParent.closedAt === null &&
          paths.some((path) => row.fromParent.path === path || row.fromParent.path.startsWith(`${path}.`)),
        nameTakenThere: row.nameTakenThere,
      },
    ),
  }));
}
