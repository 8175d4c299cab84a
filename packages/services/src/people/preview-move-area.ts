import type { ParsedInputOf, ReplyOf } from '@linli/contracts/catalog';
import { reach } from '../authorise.ts';
import type { Ctx } from '../context.ts';
import { weighAreaMove } from './weigh-area-move.ts';

/**
 * What moving a building or cell would carry; nothing is written.
 * @throws Problem not-allowed, not-found; invalid-input when it may not move there; already-done
 */
export async function previewMoveArea(
  ctx: Ctx,
  input: ParsedInputOf<'POST /people/preview-move-area'>,
): Promise<ReplyOf<'POST /people/preview-move-area'>> {
  const paths = reach(ctx, 'areas.change');
  return (await weighAreaMove(ctx, input.areaId, input.toParentId, paths)).effect;
}
