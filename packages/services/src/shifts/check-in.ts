import type { ParsedInputOf, ReplyOf } from '@linli/contracts/catalog';
import { Problem } from '@linli/contracts/problem';
import { metresAway, type Refused, tooFar, untimely } from '@linli/domain/shifts/presence';
import type { Ctx } from '../context.ts';
import { uses } from '../vault.ts';
import { arrive } from './arrive.ts';
import { confirmPlace } from './confirm-place.ts';
import { codeRefusal } from './duty-code.ts';
import { type LoadedClaim, ownClaim } from './load-claim.ts';
import { loadRules } from './load-rules.ts';

type Input = ParsedInputOf<'POST /shifts/check-in'>;
type Reply = ReplyOf<'POST /shifts/check-in'>;

/**
 * Checks the actor in by the changing code of the checkpoint. It counts for a place of their own there and for nothing
 * else, so a code that is passed on gives nobody anything. Where the phone tells where it is, it has to be near; of that the
 * metres are kept and not the place. What the shift before left does not hold anybody up at the gate: it is read next, and
 * nobody checks out without (ADR 0093). A refusal writes nothing; a repeat gets the first answer.
 *
 * @throws Problem not-found, not-allowed, second-factor-needed; too-many-requests after many wrong codes;
 *   illegal-transition for a place that is not held; for one that was offered what `confirmPlace` throws, and rule-refused
 *   when a limit hinders it
 */
export async function checkIn(ctx: Ctx, { claimId, code, whereabouts }: Input): Promise<Reply> {
  const now = ctx.clock.now();
  const seen = await ownClaim(ctx, claimId);
  const repeated = alreadyIn(seen);
  if (repeated) return repeated;
  const { rules } = await loadRules(ctx, seen.shift.areaPath);
  const metres = metresAway(seen.checkpoint, whereabouts);
  const refusal =
    untimely(seen.shift, rules, now) ??
    (await wrongCode(ctx, now, seen, code)) ??
    tooFar(metres, whereabouts?.accuracy ?? 0, rules.nearMetres);
  if (refusal) return { outcome: 'refused', ...refusal };
  // Who was asked and comes says yes by coming, if nothing hinders it.
  if (seen.claim.state === 'offered') {
    const { outcome } = await confirmPlace(ctx, { claimId });
    if (outcome !== 'claimed') throw new Problem('rule-refused');
  }
  const held = await ownClaim(ctx, claimId, { lock: true });
  const meanwhile = alreadyIn(held);
  if (meanwhile) return meanwhile;
  if (held.claim.state !== 'claimed' || held.shift.state !== 'open') throw new Problem('illegal-transition');
  await arrive(ctx, now, held, { at: now, way: 'code', metres });
  return { outcome: 'checked-in', at: now.toISOString() };
}

const alreadyIn = ({ claim }: LoadedClaim): Reply | null =>
  claim.state === 'on-duty' && claim.checkedInAt
    ? { outcome: 'checked-in', at: claim.checkedInAt.toISOString() }
    : null;

/** Wrong codes are counted; a right one forgets them. */
async function wrongCode(ctx: Ctx, now: Date, seen: LoadedClaim, code: string): Promise<Refused | null> {
  const { accountId } = seen.claim;
  await ctx.limits.take('duty-code', accountId);
  const key = ctx.vault.open(uses.codeKey, seen.checkpoint.codeKeyCipher);
  const reason = codeRefusal(key, seen.checkpoint.id, code, now);
  if (reason === null) await ctx.limits.forget('duty-code', accountId);
  return reason && { reason, facts: {} };
}
