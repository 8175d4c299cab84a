import { claims, relieves, shifts, shiftWaits } from '@linli/db/shifts/tables';
import { and, asc, eq, lte, sql } from 'drizzle-orm';
import { record } from '../audit/record.ts';
import { type Ctx, inTransaction } from '../context.ts';
import { endClaim } from './end-claim.ts';
import { holdPeople, holdShifts } from './hold-places.ts';
import { placeFreed } from './place-freed.ts';
import { settleRelieves } from './settle-relieves.ts';

// More than are ever due at once; what is left is found five seconds later.
const most = 200;

/**
 * Ends offers that nobody confirmed in time, each in a transaction of its own: the next of the waitlist is asked, or the place is
 * open for claiming. Then relieves nobody took, and waiting for what has begun.
 * @throws the first failure, after all were tried
 */
export async function expireOffers(ctx: Ctx): Promise<void> {
  const now = ctx.clock.now();
  const failures: unknown[] = [];
  const silent = await ctx.db
    .select({ id: claims.id, accountId: claims.accountId, shiftId: claims.shiftId })
    .from(claims)
    .where(and(eq(claims.state, 'offered'), lte(claims.confirmBy, now)))
    .orderBy(asc(claims.confirmBy), asc(claims.id))
    .limit(most);
  for (const claim of silent)
    try {
      await inTransaction(ctx, (inner) => expireOffer(inner, now, claim));
    } catch (error) {
      failures.push(error);
    }
  await inTransaction(ctx, async (inner) => {
    await settleRelieves(
      inner,
      now,
      and(eq(relieves.state, 'open'), lte(relieves.expiresAt, now)),
      'expired',
    );
    await inner.db
      .update(shiftWaits)
      .set({ state: 'over', endedAt: now })
      .where(
        and(
          eq(shiftWaits.state, 'waiting'),
          sql`exists (select from ${shifts} where ${shifts.id} = ${shiftWaits.shiftId}
            and (${shifts.startsAt} <= ${now.toISOString()}::timestamptz or ${shifts.state} <> 'open'))`,
        ),
      );
  });
  if (failures.length > 0) throw failures[0];
}

async function expireOffer(
  ctx: Ctx,
  now: Date,
  { id, accountId, shiftId }: { id: string; accountId: string; shiftId: string },
): Promise<void> {
  await holdPeople(ctx, [accountId]);
  await holdShifts(ctx, [shiftId]);
  const [claim] = await ctx.db
    .select({ id: claims.id, state: claims.state, areaPath: shifts.areaPath })
    .from(claims)
    .innerJoin(shifts, eq(shifts.id, claims.shiftId))
    .where(and(eq(claims.id, id), eq(claims.state, 'offered'), lte(claims.confirmBy, now)));
  if (!claim) return;
  await endClaim(ctx, now, claim, 'expired', { by: null });
  await record(ctx, now, {
    action: 'shifts.expire-offer',
    subjectKind: 'claim',
    subjectId: id,
    areaPath: claim.areaPath,
  });
  await placeFreed(ctx, now, shiftId);
}
