import type { ParsedInputOf, ReplyOf } from '@linli/contracts/catalog';
import type { Ctx } from '../context.ts';
import { weighPlan } from './weigh-plan.ts';

/**
 * What a handover would move to whom, and what stands against it; nothing is changed.
 * @throws Problem not-found, not-allowed, second-factor-needed, invalid-input
 */
export async function previewHandover(
  ctx: Ctx,
  input: ParsedInputOf<'POST /succession/preview'>,
): Promise<ReplyOf<'POST /succession/preview'>> {
  return (await weighPlan(ctx, ctx.clock.now(), input)).preview;
}
