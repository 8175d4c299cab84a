import type { ParsedInputOf, ReplyOf } from '@linli/contracts/catalog';
import { checkInWindow } from '@linli/domain/shifts/presence';
import type { Ctx } from '../context.ts';
import { handoverOf } from './handover-of.ts';
import { ownClaim } from './load-claim.ts';
import { loadRules } from './load-rules.ts';
import { equipmentOf, noteViews } from './note-views.ts';

/**
 * What the shift before left, from the time to check in on; the note of the actor's own shift, whoever of it wrote it; and
 * what is to be counted.
 * @throws Problem not-found, not-allowed, second-factor-needed
 */
export async function showHandover(
  ctx: Ctx,
  { claimId }: ParsedInputOf<'GET /shifts/handover/:claimId'>,
): Promise<ReplyOf<'GET /shifts/handover/:claimId'>> {
  const now = ctx.clock.now();
  const { claim, shift, checkpoint } = await ownClaim(ctx, claimId);
  const { rules } = await loadRules(ctx, shift.areaPath);
  const handover = (await handoverOf(ctx, [claimId])).get(claimId);
  const served = claim.checkedInAt !== null;
  const comes = claim.state === 'claimed' && now >= checkInWindow(shift, rules).from;
  const beforeId = served || comes ? (handover?.beforeId ?? null) : null;
  const ownId = served ? (handover?.ownId ?? null) : null;
  const views = await noteViews(
    ctx,
    [beforeId, ownId].filter((id) => id !== null),
  );
  return {
    before: beforeId === null ? null : (views.get(beforeId) ?? null),
    mine: ownId === null ? null : (views.get(ownId) ?? null),
    equipment: equipmentOf(checkpoint),
  };
}
