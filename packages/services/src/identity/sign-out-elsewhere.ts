import type { ReplyOf } from '@linli/contracts/catalog';
import { sessions } from '@linli/db/identity/tables';
import { and, eq, isNull, ne } from 'drizzle-orm';
import { signedIn } from '../authorise.ts';
import type { Ctx } from '../context.ts';
import { endSession } from './end-session.ts';

/** Signs every device of the caller out but the one in hand: for who lost a phone, or sees one they do not know. */
export async function signOutElsewhere(
  ctx: Ctx,
  _input: Record<string, never>,
): Promise<ReplyOf<'POST /identity/sign-out-elsewhere'>> {
  const { accountId, sessionId } = signedIn(ctx);
  const now = ctx.clock.now();
  const others = await ctx.db
    .select({ id: sessions.id })
    .from(sessions)
    .where(and(eq(sessions.accountId, accountId), ne(sessions.id, sessionId), isNull(sessions.revokedAt)))
    .orderBy(sessions.id);
  let ended = 0;
  for (const { id } of others) if (await endSession(ctx, id, now)) ended++;
  return { ended };
}
