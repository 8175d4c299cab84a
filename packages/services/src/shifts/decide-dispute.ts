import type { ParsedInputOf, ReplyOf } from '@linli/contracts/catalog';
import { invalid, Problem } from '@linli/contracts/problem';
import { signedIn } from '../authorise.ts';
import type { Ctx } from '../context.ts';
import { putRight } from '../hours/put-right.ts';
import { tell } from '../notices/tell.ts';
import { orTaken } from '../taken.ts';
import { uses } from '../vault.ts';
import { changeClaim } from './change-claim.ts';
import { recordedBy } from './dispute-duty.ts';
import { type LoadedClaim, ledClaim } from './load-claim.ts';
import { writeServed } from './write-served.ts';

type Input = ParsedInputOf<'POST /shifts/decide-dispute'>;

const ownWord = {
  zh: '这条记录是您写的，要由另一位负责人决定',
  en: 'You made this record: somebody else who leads has to decide',
};
const elsewhere = {
  zh: '那段时间记录的是在别处值守',
  en: 'Another duty is recorded for the same time',
};

/**
 * Decides whether the record of a duty was wrong. Upheld, who did not come either served the minutes that are named, which are
 * written as hours, or the record is taken back; minutes that were confirmed are put right by a new entry. Harmless for the
 * same person to repeat.
 * @throws Problem not-found; not-allowed for the author of the record and about oneself; second-factor-needed; invalid-input
 *   when minutes are missing, or have no place; rule-refused when another duty is recorded for that time; already-done when it
 *   was decided otherwise or by somebody else; illegal-transition where nothing is disputed
 */
export async function decideDispute(ctx: Ctx, input: Input): Promise<ReplyOf<'POST /shifts/decide-dispute'>> {
  const now = ctx.clock.now();
  const held = await ledClaim(ctx, input.claimId, 'shifts.lead', { lock: true });
  const { claim } = held;
  const { accountId } = signedIn(ctx);
  const decided = input.upheld ? 'upheld' : 'refused';
  if (claim.disputeCipher === null || claim.disputedAt === null) throw new Problem('illegal-transition');
  if (claim.disputeDecided !== null) {
    if (claim.disputeDecided === decided && claim.disputeDecidedBy === accountId) return { done: true };
    throw new Problem('already-done');
  }
  if (recordedBy(held) === accountId) throw new Problem('not-allowed', { detail: ownWord });
  if (!input.upheld && input.minutes !== null) throw invalid('/minutes', 'not-allowed-here');
  await changeClaim(ctx, now, held, {
    set: { disputeDecided: decided, disputeDecidedBy: accountId, disputeDecidedAt: now },
    action: 'decide-dispute',
    reason: input.reason,
    facts: { about: claim.state, decided, ...(input.minutes === null ? {} : { minutes: input.minutes }) },
  });
  if (input.upheld) await uphold(ctx, now, held, input);
  await tell(ctx, now, {
    kind: 'hours-decided',
    accountIds: [claim.accountId],
    matter: `claim:${claim.id}:dispute-decided`,
    facts: { claimId: claim.id, shiftId: held.shift.id },
  });
  return { done: true };
}

async function uphold(ctx: Ctx, now: Date, held: LoadedClaim, { minutes, reason }: Input): Promise<void> {
  const { claim, shift, checkpoint } = held;
  const { accountId: by } = signedIn(ctx);
  if (claim.state === 'done') {
    if (minutes === null) throw invalid('/minutes', 'missing');
    await putRight(ctx, now, {
      sourceId: claim.id,
      kind: 'shift',
      minutes,
      areaId: checkpoint.areaId,
      reason: claim.disputeCipher === null ? '' : ctx.vault.openText(uses.dispute, claim.disputeCipher),
      askedAt: claim.disputedAt ?? now,
      answer: reason,
      decidedBy: by,
    });
    return;
  }
  if (minutes === null || minutes === 0) {
    await changeClaim(ctx, now, held, { set: { state: 'cancelled' }, action: 'take-back-no-show' });
    return;
  }
  const stoodElsewhere = () => new Problem('rule-refused', { detail: elsewhere });
  await orTaken(
    changeClaim(ctx, now, held, {
      set: { state: 'done', confirmedBy: by, confirmedMinutes: minutes },
      action: 'confirm-hours',
      reason,
      facts: { minutes, measured: 0 },
    }),
    { claims_one_place: stoodElsewhere, claims_live: stoodElsewhere },
  );
  await writeServed(ctx, now, held, { from: shift.startsAt, minutes, by });
}
