import type { ParsedInputOf, ReplyOf } from '@linli/contracts/catalog';
import type { Ctx } from '../context.ts';
import { checkpointView } from './checkpoint-view.ts';
import { loadCheckpoint } from './load-checkpoint.ts';

/** A checkpoint: place, equipment, instructions, contact. @throws Problem not-found, not-allowed */
export async function showCheckpoint(
  ctx: Ctx,
  { checkpointId }: ParsedInputOf<'GET /shifts/checkpoints/:checkpointId'>,
): Promise<ReplyOf<'GET /shifts/checkpoints/:checkpointId'>> {
  return checkpointView(ctx, await loadCheckpoint(ctx, checkpointId, 'shifts.view'));
}
