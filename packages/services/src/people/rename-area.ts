import type { ParsedInputOf } from '@linli/contracts/catalog';
import { invalid } from '@linli/contracts/problem';
import { areas } from '@linli/db/people/tables';
import { eq } from 'drizzle-orm';
import { record } from '../audit/record.ts';
import { reach } from '../authorise.ts';
import type { Ctx } from '../context.ts';
import { orTaken } from '../taken.ts';
import { type AreaView, areaView, areaWithin } from './area-view.ts';
import { rewriteAddresses } from './rewrite-addresses.ts';

/**
 * Renames an area; the written addresses of households in a building or unit follow.
 * @throws Problem not-allowed, not-found; invalid-input for a name taken beside it.
 */
export async function renameArea(
  ctx: Ctx,
  input: ParsedInputOf<'POST /people/rename-area'>,
): Promise<AreaView> {
  const paths = reach(ctx, 'areas.change');
  const before = await areaWithin(ctx, input.areaId, paths);
  const now = ctx.clock.now();
  if (before.name !== input.name) {
    await orTaken(ctx.db.update(areas).set({ name: input.name }).where(eq(areas.id, before.id)), {
      areas_name: () => invalid('/name', 'not-unique'),
    });
    if (before.kind === 'building' || before.kind === 'unit') await rewriteAddresses(ctx, before.path);
    await record(ctx, now, {
      action: 'people.rename-area',
      subjectKind: 'area',
      subjectId: before.id,
      areaPath: before.path,
      facts: { fields: ['name'] },
    });
  }
  const after = await areaWithin(ctx, input.areaId, paths);
  return areaView(after, after.fullName);
}
