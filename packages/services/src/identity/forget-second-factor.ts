import { accounts, sessions } from '@linli/db/identity/tables';
import { and, eq, isNull } from 'drizzle-orm';
import type { Ctx } from '../context.ts';

/** Forgets the authenticator of an account and signs all its devices out; tells how many. */
export async function forgetSecondFactor(
  ctx: Ctx,
  now: Date,
  accountId: string,
): Promise<{ sessionsEnded: number }> {
  await ctx.db
    .update(accounts)
    .set({ totpCipher: null, totpPendingCipher: null, totpConfirmedAt: null, totpLastStep: null })
    .where(eq(accounts.id, accountId));
  const ended = await ctx.db
    .update(sessions)
    .set({ revokedAt: now })
    .where(and(eq(sessions.accountId, accountId), isNull(sessions.revokedAt)))
    .returning({ id: sessions.id });
  return { sessionsEnded: ended.length };
}
