import type { ParsedInputOf, ReplyOf } from '@linli/contracts/catalog';
import { invalid, Problem } from '@linli/contracts/problem';
import { record } from '../audit/record.ts';
import { reach, signedIn } from '../authorise.ts';
import type { Ctx } from '../context.ts';
import { orTaken } from '../taken.ts';
import { carryArea } from './carry-area.ts';
import { changeTree } from './tree-lock.ts';
import { weighAreaMove } from './weigh-area-move.ts';

/**
 * Moves a building or cell with its households and open items, from this moment on; what was, stays in the history.
 * @throws Problem not-allowed, not-found; invalid-input when it may not move there; already-done
 */
export async function moveArea(
  ctx: Ctx,
  input: ParsedInputOf<'POST /people/move-area'>,
): Promise<ReplyOf<'POST /people/move-area'>> {
  const paths = reach(ctx, 'areas.change');
  await changeTree(ctx);
  const { area, target, toPath, effect } = await weighAreaMove(ctx, input.areaId, input.toParentId, paths);
  if (area.parentId === null) throw new Problem('not-found');
  const now = ctx.clock.now();
  const { moveId } = await orTaken(
    carryArea(ctx, now, {
      areaId: area.id,
      from: { parentId: area.parentId, path: area.path },
      to: { parentId: target.id, path: toPath },
      movedBy: signedIn(ctx).accountId,
      reason: input.reason,
      households: effect.households,
      persons: effect.persons,
      undoesId: null,
    }),
    { areas_name: () => invalid('/toParentId', 'not-unique') },
  );
  await record(ctx, now, {
    action: 'people.move-area',
    subjectKind: 'area',
    subjectId: area.id,
    areaPath: toPath,
    reason: input.reason,
    facts: { moveId, households: effect.households, persons: effect.persons },
  });
  return { ...effect, moveId };
}
