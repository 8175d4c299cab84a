import { sessions } from '@linli/db/identity/tables';
import { slideUntil } from '@linli/domain/identity/session';
import { and, eq, isNull } from 'drizzle-orm';
import type { Ctx } from '../context.ts';

/** Writes that a session was used now and moves its sliding end on. */
export async function touchSession(ctx: Ctx, sessionId: string, now: Date): Promise<void> {
  await ctx.db
    .update(sessions)
    .set({ lastSeenAt: now, expiresAt: slideUntil(now, ctx.settings) })
    .where(and(eq(sessions.id, sessionId), isNull(sessions.revokedAt)));
}
