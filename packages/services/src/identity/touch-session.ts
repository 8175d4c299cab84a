import { sessions } from '@linli/db/identity/tables';
import { slideUntil } from '@linli/domain/identity/session';
import { and, eq, isNull } from 'drizzle-orm';
import type { Ctx } from '../context.ts';

/** Writes that a session was used now, moves its sliding end on, and rests its token under the newest key. */
export async function touchSession(ctx: Ctx, sessionId: string, now: Date, tokenHash: Buffer): Promise<void> {
  await ctx.db
    .update(sessions)
    .set({ lastSeenAt: now, expiresAt: slideUntil(now, ctx.settings), tokenHash })
    .where(and(eq(sessions.id, sessionId), isNull(sessions.revokedAt)));
}
