import { sessions } from '@linli/db/identity/tables';
import { and, eq, isNull } from 'drizzle-orm';
import { record } from '../audit/record.ts';
import type { Ctx } from '../context.ts';

/** Ends a session and records it; tells whether it was still open. Its token is a visitor's from now on. */
export async function endSession(ctx: Ctx, sessionId: string, now: Date): Promise<boolean> {
  const [ended] = await ctx.db
    .update(sessions)
    .set({ revokedAt: now })
    .where(and(eq(sessions.id, sessionId), isNull(sessions.revokedAt)))
    .returning({ id: sessions.id });
  if (!ended) return false;
  await record(ctx, now, { action: 'identity.end-session', subjectKind: 'session', subjectId: sessionId });
  return true;
}
