import type { ParsedInputOf, ReplyOf } from '@linli/contracts/catalog';
import { Problem } from '@linli/contracts/problem';
import { sessions } from '@linli/db/identity/tables';
import { and, eq, isNull } from 'drizzle-orm';
import { record } from '../audit/record.ts';
import { signedIn } from '../authorise.ts';
import type { Ctx } from '../context.ts';

/**
 * Signs a device of the caller out; its next request is a visitor's. Doing it again changes nothing.
 * @throws Problem not-found for a session of somebody else.
 */
export async function revokeSession(
  ctx: Ctx,
  input: ParsedInputOf<'POST /identity/revoke-session'>,
): Promise<ReplyOf<'POST /identity/revoke-session'>> {
  const { accountId } = signedIn(ctx);
  const now = ctx.clock.now();
  const own = and(eq(sessions.id, input.sessionId), eq(sessions.accountId, accountId));
  const [revoked] = await ctx.db
    .update(sessions)
    .set({ revokedAt: now })
    .where(and(own, isNull(sessions.revokedAt)))
    .returning({ id: sessions.id });
  if (revoked) {
    await record(ctx, now, {
      action: 'identity.revoke-session',
      subjectKind: 'session',
      subjectId: revoked.id,
    });
    return { done: true };
  }
  const [before] = await ctx.db.select({ id: sessions.id }).from(sessions).where(own);
  if (!before) throw new Problem('not-found');
  return { done: true };
}

/** Signs out here. */
export async function signOut(
  ctx: Ctx,
  _input: Record<string, never>,
): Promise<ReplyOf<'POST /identity/sign-out'>> {
  return revokeSession(ctx, { sessionId: signedIn(ctx).sessionId });
}
