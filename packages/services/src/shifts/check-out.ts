import type { ParsedInputOf, ReplyOf } from '@linli/contracts/catalog';
import { Problem } from '@linli/contracts/problem';
import { claims } from '@linli/db/shifts/tables';
import { checkOutUntil, type Refused } from '@linli/domain/shifts/presence';
import { and, eq, ne } from 'drizzle-orm';
import type { Ctx } from '../context.ts';
import { changeClaim } from './change-claim.ts';
import { handoverOf } from './handover-of.ts';
import { type LoadedClaim, ownClaim } from './load-claim.ts';
import { loadRules } from './load-rules.ts';

type Reply = ReplyOf<'POST /shifts/check-out'>;

/**
 * Checks the actor out. They have read what the shift before left, and one of their shift has written what the next must
 * know: whoever is the last of it to go. A refusal writes nothing; a repeat gets the first answer.
 * @throws Problem not-found, not-allowed, second-factor-needed; illegal-transition for who is not on duty
 */
export async function checkOut(
  ctx: Ctx,
  { claimId }: ParsedInputOf<'POST /shifts/check-out'>,
): Promise<Reply> {
  const now = ctx.clock.now();
  const held = await ownClaim(ctx, claimId, { lock: true });
  const { claim } = held;
  if (claim.checkedOutAt !== null) return { outcome: 'checked-out', at: claim.checkedOutAt.toISOString() };
  if (claim.state !== 'on-duty') throw new Problem('illegal-transition');
  const refusal = await mustStay(ctx, now, held);
  if (refusal) return { outcome: 'refused', ...refusal };
  await changeClaim(ctx, now, held, {
    set: { state: 'left', checkedOutAt: now, checkedOutWay: 'code', checkedOutBy: claim.accountId },
    action: 'check-out',
    log: 'checked-out',
  });
  return { outcome: 'checked-out', at: now.toISOString() };
}

async function mustStay(ctx: Ctx, now: Date, { claim, shift }: LoadedClaim): Promise<Refused | null> {
  const { rules } = await loadRules(ctx, shift.areaPath);
  if (now > checkOutUntil(shift, rules)) return { reason: 'too-late', facts: {} };
  const handover = (await handoverOf(ctx, [claim.id])).get(claim.id);
  if (handover?.unread) return { reason: 'note-unread', facts: {} };
  if (handover?.ownId) return null;
  const others = await ctx.db.$count(
    claims,
    and(eq(claims.shiftId, shift.id), eq(claims.state, 'on-duty'), ne(claims.id, claim.id)),
  );
  return others > 0 ? null : { reason: 'note-missing', facts: {} };
}
