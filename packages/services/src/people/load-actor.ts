import type { Role } from '@linli/contracts/identity/roles';
import { Language } from '@linli/contracts/values';
import type { Db } from '@linli/db/client';
import { accounts, sessions } from '@linli/db/identity/tables';
import { appointments, areas } from '@linli/db/people/tables';
import { endOfSession, isSeenLongAgo, secondFactorOf } from '@linli/domain/identity/session';
import { and, eq, gt, isNull, lte, or, sql } from 'drizzle-orm';
import type { AccountActor, Ctx, HeldPost } from '../context.ts';
import { tokenHash } from '../identity/tokens.ts';
import { touchSession } from '../identity/touch-session.ts';

/** Condition of an appointment that counts at `now`. */
export const isLivePost = (now: Date) =>
  and(lte(appointments.fromAt, now), or(isNull(appointments.untilAt), gt(appointments.untilAt, now)));

/** Posts an account holds now, at areas that still exist. */
export async function heldPosts(db: Db, accountId: string, now: Date): Promise<HeldPost[]> {
  const rows = await db
    .select({
      appointmentId: appointments.id,
      role: appointments.role,
      areaId: appointments.areaId,
      areaPath: areas.path,
    })
    .from(appointments)
    .innerJoin(areas, and(eq(areas.id, appointments.areaId), isNull(areas.closedAt)))
    .where(and(eq(appointments.accountId, accountId), isLivePost(now)))
    .orderBy(appointments.id);
  return rows.map((row) => ({ ...row, role: row.role as Role }));
}

/**
 * Who a bearer token belongs to: session, account and live posts by one query, so that an ended post or a revoked
 * session counts for nothing from the next request on. Null: unknown, ended, revoked, or the account is closed.
 * Writes "last seen" and the sliding end at most once every few minutes, outside any transaction of the request.
 */
export async function loadActor(ctx: Ctx, token: string): Promise<AccountActor | null> {
  const now = ctx.clock.now();
  const [found] = await ctx.db
    .select({
      session: sessions,
      displayName: accounts.displayName,
      language: accounts.language,
      enrolledAt: accounts.totpConfirmedAt,
      posts: sql<HeldPost[]>`coalesce(json_agg(json_build_object('appointmentId', ${appointments.id},
        'role', ${appointments.role}, 'areaId', ${areas.id}, 'areaPath', ${areas.path}::text)
        order by ${appointments.id}) filter (where ${areas.id} is not null), '[]')`,
    })
    .from(sessions)
    .innerJoin(accounts, eq(accounts.id, sessions.accountId))
    .leftJoin(appointments, and(eq(appointments.accountId, accounts.id), isLivePost(now)))
    .leftJoin(areas, and(eq(areas.id, appointments.areaId), isNull(areas.closedAt)))
    .where(
      and(
        eq(sessions.tokenHash, tokenHash(ctx.vault, token)),
        isNull(sessions.revokedAt),
        gt(sessions.expiresAt, now),
        isNull(accounts.closedAt),
      ),
    )
    .groupBy(sessions.id, accounts.id);
  if (!found) return null;
  const { session, posts } = found;
  const roles = posts.map((post) => post.role);
  if (endOfSession(session, roles, ctx.settings) <= now) return null;
  if (isSeenLongAgo(session.lastSeenAt, now)) {
    await touchSession(ctx, session.id, now);
  }
  return {
    kind: 'account',
    accountId: session.accountId,
    sessionId: session.id,
    displayName: found.displayName,
    language: Language.parse(found.language),
    posts,
    secondFactor: secondFactorOf(
      { enrolled: found.enrolledAt !== null, passed: session.secondFactorAt !== null },
      roles,
      ctx.settings,
    ),
  };
}
