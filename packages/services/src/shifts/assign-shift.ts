import type { ParsedInputOf, ReplyOf } from '@linli/contracts/catalog';
import { Problem } from '@linli/contracts/problem';
import { againstAsking, mayStand } from '@linli/domain/shifts/may-stand';
import { record } from '../audit/record.ts';
import { demand, reach, signedIn } from '../authorise.ts';
import type { Ctx } from '../context.ts';
import { tell } from '../notices/tell.ts';
import { holdPeople, holdShifts } from './hold-places.ts';
import { loadRules } from './load-rules.ts';
import { loadOneShift } from './load-shift-facts.ts';
import { loadStanding } from './load-standing.ts';
import { placeClaim } from './place-claim.ts';
import { ringOffers } from './ring-offers.ts';

// Somebody who is asked for next week should not have to answer within the hour.
const answerHours = 24;

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
  const confirmBy = agreed
    ? null
    : new Date(Math.min(now.getTime() + answerHours * 3_600_000, shift.startsAt.getTime()));
  const claimId = await placeClaim(ctx, now, {
    person,
    shift,
    way: 'staff',
    by: signedIn(ctx).accountId,
    confirmBy,
  });
  await record(ctx, now, {
    action: 'shifts.assign',
    subjectKind: 'claim',
    subjectId: claimId,
    areaPath: shift.areaPath,
    reason,
    facts: { accountId, agreed },
  });
  if (confirmBy === null) return { outcome: 'claimed', claimId };
  await ringOffers(ctx, confirmBy);
  await tell(ctx, now, {
    kind: 'shift-offered',
    accountIds: [accountId],
    matter: `shift-offered:${claimId}`,
    facts: { claimId, shifts: 1, until: confirmBy.toISOString() },
    expiresAt: confirmBy,
  });
  return { outcome: 'asked', claimId };
}
