import type { PresenceWay } from '@linli/contracts/shifts/labels';
import { relieves } from '@linli/db/shifts/tables';
import { and, eq, or, sql } from 'drizzle-orm';
import { signedIn } from '../authorise.ts';
import type { Ctx } from '../context.ts';
import { changeClaim } from './change-claim.ts';
import type { LoadedClaim } from './load-claim.ts';
import { settleRelieves } from './settle-relieves.ts';
import { settleShiftAlerts } from './shift-alerts.ts';

interface Arrival {
  readonly at: Date;
  readonly way: PresenceWay;
  /** From the checkpoint, where the phone told. */
  readonly metres: number | null;
  readonly reason?: string;
}

/**
 * Somebody is there on a place that is held: they are on duty, nobody is looked for in their place any more, and what was
 * raised about an empty gate ends.
 */
export async function arrive(
  ctx: Ctx,
  now: Date,
  held: LoadedClaim,
  { at, way, metres, reason }: Arrival,
): Promise<void> {
  const { claim, shift } = held;
  const byStaff = way === 'staff';
  await changeClaim(ctx, now, held, {
    set: {
      state: 'on-duty',
      checkedInAt: at,
      checkedInWay: way,
      checkedInBy: signedIn(ctx).accountId,
      checkInMetres: metres,
    },
    action: byStaff ? 'check-in-for' : 'check-in',
    ...(reason === undefined ? {} : { reason }),
    log: 'checked-in',
    facts: { way, ...(byStaff ? { at: at.toISOString() } : {}) },
  });
  const theirs = or(eq(relieves.claimId, claim.id), sql`${relieves.withClaimId} = ${claim.id}`);
  await settleRelieves(ctx, now, and(eq(relieves.state, 'open'), theirs), 'withdrawn');
  await settleShiftAlerts(ctx, now, shift);
}
