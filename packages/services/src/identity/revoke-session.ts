import type { ParsedInputOf, ReplyOf } from '@linli/contracts/catalog';
import { Problem } from '@linli/contracts/problem';
import { sessions } from '@linli/db/identity/tables';
import { and, eq } from 'drizzle-orm';
import { signedIn } from '../authorise.ts';
import type { Ctx } from '../context.ts';
import { endSession } from './end-session.ts';

/**
 * Signs a device of the caller out; its next request is a visitor's. Doing it again changes nothing.
 * @throws Problem not-found for a session of somebody else.
 */
export async function revokeSession(
  ctx: Ctx,
  input: ParsedInputOf<'POST /identity/revoke-session'>,
): Promise<ReplyOf<'POST /identity/revoke-session'>> {
  const { accountId } = signedIn(ctx);
  const [own] = await ctx.db
    .select({ id: sessions.id })
    .from(sessions)
    .where(and(eq(sessions.id, input.sessionId), eq(sessions.accountId, accountId)));
  if (!own) throw new Problem('not-found');
  await endSession(ctx, own.id, ctx.clock.now());
  return { done: true };
}
