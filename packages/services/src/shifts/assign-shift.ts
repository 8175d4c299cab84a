import type { ParsedInputOf, ReplyOf } from '@linli/contracts/catalog';
import { Problem } from '@linli/contracts/problem';
import { againstAsking, mayStand } from '@linli/domain/shifts/may-stand';
import { record } from '../audit/record.ts';
import { demand, reach } from '../authorise.ts';
import type { Ctx } from '../context.ts';
import { holdPeople, holdShifts } from './hold-places.ts';
import { loadRules } from './load-rules.ts';
import { loadOneShift } from './load-shift-facts.ts';
import { loadStanding } from './load-standing.ts';
import { placeByHand } from './place-by-hand.ts';

/**
 * Asks somebody for a place, or puts down that they said yes by phone or in person, also while the shift runs. The limits hold for the lead as well; who has
 * not read the risks does so before they begin.
 * @throws Problem not-found, not-allowed, second-factor-needed
 */
export async function assignShift(
  ctx: Ctx,
  { shiftId, accountId, agreed, reason }: ParsedInputOf<'POST /shifts/assign'>,
): Promise<ReplyOf<'POST /shifts/assign'>> {
  const now = ctx.clock.now();
  reach(ctx, 'shifts.lead');
  await holdPeople(ctx, [accountId]);
  await holdShifts(ctx, [shiftId]);
  const shift = (await loadOneShift(ctx, shiftId))?.facts;
  if (!shift) throw new Problem('not-found');
  demand(ctx, 'shifts.lead', shift.areaPath);
  const person = (await loadStanding(ctx, now, [accountId], shift)).get(accountId);
  if (!person) throw new Problem('not-found');
  const { rules } = await loadRules(ctx, shift.areaPath);
  const reasons = againstAsking(mayStand(person, shift, rules, now, { running: agreed }));
  if (reasons.some((each) => each.reason !== 'full')) return { outcome: 'not-for-them', reasons };
  if (reasons.length > 0) return { outcome: 'full' };
  const placed = await placeByHand(ctx, now, { person, shift, agreed });
  await record(ctx, now, {
    action: 'shifts.assign',
    subjectKind: 'claim',
    subjectId: placed.claimId,
    areaPath: shift.areaPath,
    reason,
    facts: { accountId, agreed },
  });
  return placed;
}
