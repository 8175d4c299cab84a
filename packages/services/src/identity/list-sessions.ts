import type { ReplyOf } from '@linli/contracts/catalog';
import { sessions } from '@linli/db/identity/tables';
import { endOfSession } from '@linli/domain/identity/session';
import { and, desc, eq, gt, isNull } from 'drizzle-orm';
import { signedIn } from '../authorise.ts';
import type { Ctx } from '../context.ts';

/** Devices signed in to the caller's account, the last used first. */
export async function listSessions(
  ctx: Ctx,
  _input: Record<string, never>,
): Promise<ReplyOf<'GET /identity/sessions'>> {
  const actor = signedIn(ctx);
  const now = ctx.clock.now();
  const roles = actor.posts.map((post) => post.role);
  const rows = await ctx.db
    .select()
    .from(sessions)
    .where(
      and(eq(sessions.accountId, actor.accountId), isNull(sessions.revokedAt), gt(sessions.expiresAt, now)),
    )
    .orderBy(desc(sessions.lastSeenAt), desc(sessions.id))
    .limit(100);
  const items = rows
    .map((row) => ({ row, expiresAt: endOfSession(row, roles, ctx.settings) }))
    .filter(({ expiresAt }) => expiresAt > now)
    .map(({ row, expiresAt }) => ({
      sessionId: row.id,
      platform: row.platform,
      label: row.label,
      createdAt: row.createdAt.toISOString(),
      lastSeenAt: row.lastSeenAt.toISOString(),
      expiresAt: expiresAt.toISOString(),
      current: row.id === actor.sessionId,
    }));
  return { items };
}
