import type { ParsedInputOf, ReplyOf } from '@linli/contracts/catalog';
import { Problem } from '@linli/contracts/problem';
import { areaMoves } from '@linli/db/people/tables';
import { eq } from 'drizzle-orm';
import { record } from '../audit/record.ts';
import { reach, signedIn } from '../authorise.ts';
import type { Ctx } from '../context.ts';
import { orTaken } from '../taken.ts';
import { carryArea } from './carry-area.ts';
import { loadMoves } from './load-moves.ts';
import { changeTree } from './tree-lock.ts';

/**
 * Takes the last move of an area back, which is a move as well: what was reported in between stays where it was reported.
 * @throws Problem not-allowed, not-found; already-done when it was taken back; illegal-transition when something else changed
 *   the area since
 */
export async function undoMoveArea(
  ctx: Ctx,
  input: ParsedInputOf<'POST /people/undo-move-area'>,
): Promise<ReplyOf<'POST /people/undo-move-area'>> {
  const paths = reach(ctx, 'areas.change');
  await changeTree(ctx);
  const [found] = await loadMoves(ctx, paths, { moveId: input.moveId, limit: 1 });
  if (!found) throw new Problem('not-found');
  const { move, area, fromParent, refusal } = found;
  if (refusal === 'undone') throw new Problem('already-done');
  if (refusal !== null) throw new Problem('illegal-transition');
  const now = ctx.clock.now();
  await ctx.db.update(areaMoves).set({ undoneAt: now }).where(eq(areaMoves.id, move.id));
  const toPath = `${fromParent.path}.${area.label}`;
  const { moveId } = await orTaken(
    carryArea(ctx, now, {
      areaId: area.id,
      from: { parentId: move.toParentId, path: area.path },
      to: { parentId: fromParent.id, path: toPath },
      movedBy: signedIn(ctx).accountId,
      reason: move.reason,
      households: move.households,
      persons: move.persons,
      undoesId: move.id,
    }),
    { areas_name: () => new Problem('illegal-transition') },
  );
  await record(ctx, now, {
    action: 'people.undo-move-area',
    subjectKind: 'area',
    subjectId: area.id,
    areaPath: toPath,
    facts: { moveId, undoes: move.id },
  });
  return { done: true };
}
