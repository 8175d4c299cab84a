import type { ParsedInputOf, ReplyOf } from '@linli/contracts/catalog';
import { dayOf } from '@linli/domain/civil-time';
import type { Ctx } from '../context.ts';
import { loadCheckpoint } from './load-checkpoint.ts';
import { loadDemand } from './load-demand.ts';

/** Pattern in force, those to come, and exceptions from today on. @throws Problem not-found, not-allowed */
export async function showDemand(
  ctx: Ctx,
  { checkpointId }: ParsedInputOf<'GET /shifts/demand'>,
): Promise<ReplyOf<'GET /shifts/demand'>> {
  const today = dayOf(ctx.clock.now(), ctx.settings.zone);
  const { checkpoint } = await loadCheckpoint(ctx, checkpointId, 'shifts.view');
  const { patterns, exceptions } = await loadDemand(ctx, checkpointId, today);
  const begun = patterns.findLastIndex(({ fromDay }) => fromDay <= today);
  return {
    patterns: patterns.slice(Math.max(0, begun)),
    exceptions,
    plannedUntil: checkpoint.plannedUntil,
  };
}
