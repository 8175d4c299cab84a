import { claims, shifts } from '@linli/db/shifts/tables';
import { checkInWindow, checkOutUntil } from '@linli/domain/shifts/presence';
import { and, asc, eq, gt, inArray, lt } from 'drizzle-orm';
import { signedIn } from '../authorise.ts';
import type { Ctx } from '../context.ts';
import { loadRules } from './load-rules.ts';

const DAY = 86_400_000;

/** The actor's part in a checkpoint now. */
export interface Standing {
  /** Checked in and not yet out. */
  readonly onDuty: boolean;
  readonly shiftId: string;
}

/**
 * Whether the actor stands at a checkpoint now: on duty, about to begin, or just gone, within the times of check-in and
 * check-out. Null: they have nothing to do there.
 */
export async function standsAt(
  ctx: Ctx,
  now: Date,
  checkpoint: { readonly id: string; readonly areaPath: string },
): Promise<Standing | null> {
  const { accountId } = signedIn(ctx);
  const near = await ctx.db
    .select({ claim: claims, shift: shifts })
    .from(claims)
    .innerJoin(shifts, eq(shifts.id, claims.shiftId))
    .where(
      and(
        eq(claims.accountId, accountId),
        eq(shifts.checkpointId, checkpoint.id),
        inArray(claims.state, ['claimed', 'on-duty', 'left']),
        gt(claims.startsAt, new Date(now.getTime() - 3 * DAY)),
        lt(claims.startsAt, new Date(now.getTime() + DAY)),
      ),
    )
    .orderBy(asc(claims.startsAt));
  if (near.length === 0) return null;
  const { rules } = await loadRules(ctx, checkpoint.areaPath);
  const there = near.filter(
    ({ shift }) => now >= checkInWindow(shift, rules).from && now <= checkOutUntil(shift, rules),
  );
  const at = there.find(({ claim }) => claim.state === 'on-duty') ?? there[0];
  return at ? { onDuty: at.claim.state === 'on-duty', shiftId: at.shift.id } : null;
}
