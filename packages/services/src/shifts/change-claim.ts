import { Problem } from '@linli/contracts/problem';
import type { ClaimState, LogMoment } from '@linli/contracts/shifts/labels';
import { claims } from '@linli/db/shifts/tables';
import { mayGo } from '@linli/domain/shifts/life';
import { eq } from 'drizzle-orm';
import { record } from '../audit/record.ts';
import type { Ctx } from '../context.ts';
import type { LoadedClaim } from './load-claim.ts';
import { logDuty } from './log-duty.ts';

interface Change {
  readonly set: Partial<typeof claims.$inferInsert> & { readonly state?: ClaimState };
  /** Verb of the slice, such as `check-in`. */
  readonly action:
    | 'check-in'
    | 'check-in-for'
    | 'check-out'
    | 'check-out-for'
    | 'confirm-for'
    | 'confirm-hours'
    | 'decide-dispute'
    | 'dispute'
    | 'record-no-show'
    | 'take-back-no-show';
  readonly reason?: string;
  /** Line of the duty log. */
  readonly log?: LogMoment;
  readonly facts?: Readonly<Record<string, string | number>>;
}

/**
 * Writes what became of a place that is held, with the duty log and the audit.
 * @throws Problem illegal-transition for a step its life does not know
 */
export async function changeClaim(
  ctx: Ctx,
  now: Date,
  { claim, shift }: LoadedClaim,
  { set, action, reason, log, facts = {} }: Change,
): Promise<void> {
  if (set.state !== undefined && !mayGo(claim.state as ClaimState, set.state))
    throw new Problem('illegal-transition');
  await ctx.db.update(claims).set(set).where(eq(claims.id, claim.id));
  if (log) await logDuty(ctx, now, { shift, what: log, accountId: claim.accountId, facts });
  await record(ctx, now, {
    action: `shifts.${action}`,
    subjectKind: 'claim',
    subjectId: claim.id,
    areaPath: shift.areaPath,
    reason: reason ?? null,
    facts: { shiftId: shift.id, ...facts },
  });
}
