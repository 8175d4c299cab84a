import type { ParsedInputOf, ReplyOf } from '@linli/contracts/catalog';
import type { Ctx } from '../context.ts';
import { openCheckpoint } from './load-checkpoint.ts';
import { weighDemand } from './weigh-demand.ts';

/**
 * What a change of demand would do to shifts and to people on them; nothing is changed.
 * @throws Problem not-found, not-allowed, illegal-transition once closed, invalid-input
 */
export async function previewDemand(
  ctx: Ctx,
  { checkpointId, change }: ParsedInputOf<'POST /shifts/preview-demand'>,
): Promise<ReplyOf<'POST /shifts/preview-demand'>> {
  const found = await openCheckpoint(ctx, checkpointId);
  return (await weighDemand(ctx, ctx.clock.now(), found, change)).effect;
}
