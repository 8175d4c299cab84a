import type { ParsedInputOf } from '@linli/contracts/catalog';
import type { AreaKind } from '@linli/contracts/people/areas';
import { invalid } from '@linli/contracts/problem';
import { mayStandBelow } from '@linli/domain/people/area-tree';
import { record } from '../audit/record.ts';
import { reach } from '../authorise.ts';
import type { Ctx } from '../context.ts';
import { orTaken } from '../taken.ts';
import { type AreaView, areaWithin } from './area-view.ts';
import { insertArea } from './insert-area.ts';
import { holdTree } from './tree-lock.ts';

/**
 * Adds an area below a wider one.
 * @throws Problem not-allowed, not-found; invalid-input for a kind as wide as its parent, a compound on anything but a
 *   building, and a name taken there.
 */
export async function createArea(
  ctx: Ctx,
  input: ParsedInputOf<'POST /people/create-area'>,
): Promise<AreaView> {
  const paths = reach(ctx, 'areas.change');
  await holdTree(ctx);
  const parent = await areaWithin(ctx, input.parentId, paths);
  if (!mayStandBelow(input.kind, parent.kind as AreaKind)) throw invalid('/kind', 'not-allowed-here');
  if (input.compound !== null && input.kind !== 'building') throw invalid('/compound', 'not-allowed-here');
  const now = ctx.clock.now();
  const made = await orTaken(insertArea(ctx, now, { ...input, parent }), {
    areas_name: () => invalid('/name', 'not-unique'),
  });
  await record(ctx, now, {
    action: 'people.create-area',
    subjectKind: 'area',
    subjectId: made.id,
    areaPath: made.path,
    facts: { kind: input.kind },
  });
  return {
    areaId: made.id,
    parentId: parent.id,
    kind: input.kind,
    name: input.name,
    fullName: `${parent.fullName}·${input.compound ?? ''}${input.name}`,
    compound: input.compound,
  };
}
