import { idempotencyKeys, rateWindows, sessions, signInCodes } from '@linli/db/identity/tables';
import { lt, or } from 'drizzle-orm';
import type { Ctx } from '../context.ts';

const DAY = 24 * 3_600_000;
/** A phone may send its outbox again after two weeks without a net. */
const ANSWERS_KEPT_DAYS = 15;
/** Ended sessions stay a while, so that "when was this device signed in" can be answered. */
const SESSIONS_KEPT_DAYS = 90;

/** Deletes what nobody can use any more; run by the clock, harmless to run twice. */
export async function sweepExpired(ctx: Ctx): Promise<void> {
  const now = ctx.clock.now();
  const before = (days: number) => new Date(now.getTime() - days * DAY);
  await ctx.db.delete(signInCodes).where(lt(signInCodes.expiresAt, before(1)));
  await ctx.db.delete(rateWindows).where(lt(rateWindows.endsAt, now));
  await ctx.db.delete(idempotencyKeys).where(lt(idempotencyKeys.createdAt, before(ANSWERS_KEPT_DAYS)));
  await ctx.db
    .delete(sessions)
    .where(
      or(
        lt(sessions.expiresAt, before(SESSIONS_KEPT_DAYS)),
        lt(sessions.revokedAt, before(SESSIONS_KEPT_DAYS)),
      ),
    );
}
