import type { Role } from '@linli/contracts/identity/roles';
import { Language } from '@linli/contracts/values';
import type { Db } from '@linli/db/client';
import { appointments, areas } from '@linli/db/people/tables';
import { prepared } from '@linli/db/prepared';
import { endOfSession, isSeenLongAgo, secondFactorOf } from '@linli/domain/identity/session';
import { and, eq, gt, isNull, lte, or } from 'drizzle-orm';
import type { AccountActor, Ctx, HeldPost } from '../context.ts';
import { tokenHash, tokenHashes } from '../identity/tokens.ts';
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
 * $1 now, then as many hashes of the token as there are keys. Each is a parameter of its own: of an array Postgres does not know
 * how many it holds, and would plan this, the first statement of every call, anew each time.
 */
const statementFor = (hashes: number) => `
select s.id as session_id, s.account_id, s.created_at, s.last_seen_at, s.expires_at, s.second_factor_at is not null as passed,
  a.display_name, a.language, a.totp_confirmed_at is not null as enrolled,
  (select coalesce(json_agg(json_build_object('appointmentId', post.id, 'role', post.role, 'areaId', place.id,
      'areaPath', place.path::text) order by post.id), '[]')
    from appointments post join areas place on place.id = post.area_id and place.closed_at is null
    where post.account_id = a.id and post.from_at <= $1::timestamptz
      and (post.until_at is null or post.until_at > $1::timestamptz)) as posts
from sessions s join accounts a on a.id = s.account_id
where s.token_hash in (${Array.from({ length: hashes }, (_, i) => `$${i + 2}::bytea`).join(', ')})
  and s.revoked_at is null and s.expires_at > $1::timestamptz and a.closed_at is null`;

interface Found {
  session_id: string;
  account_id: string;
  created_at: string;
  last_seen_at: string;
  expires_at: string;
  passed: boolean;
  display_name: string;
  language: string;
  enrolled: boolean;
  posts: HeldPost[];
}

/**
 * Who a bearer token belongs to: session, account and live posts by one query, so that an ended post or a revoked
 * session counts for nothing from the next request on. Null: unknown, ended, revoked, or the account is closed.
 * Writes "last seen" and the sliding end at most once every few minutes, outside any transaction of the request.
 */
export async function loadActor(ctx: Ctx, token: string): Promise<AccountActor | null> {
  const now = ctx.clock.now();
  const hashes = tokenHashes(ctx.vault, token);
  const [found] = await prepared<Found>(ctx.db, statementFor(hashes.length), [now.toISOString(), ...hashes]);
  if (!found) return null;
  const roles = found.posts.map((post) => post.role);
  const session = { createdAt: new Date(found.created_at), expiresAt: new Date(found.expires_at) };
  if (endOfSession(session, roles, ctx.settings) <= now) return null;
  if (isSeenLongAgo(new Date(found.last_seen_at), now))
    await touchSession(ctx, found.session_id, now, tokenHash(ctx.vault, token));
  return {
    kind: 'account',
    accountId: found.account_id,
    sessionId: found.session_id,
    displayName: found.display_name,
    language: Language.parse(found.language),
    posts: found.posts,
    secondFactor: secondFactorOf({ enrolled: found.enrolled, passed: found.passed }, roles, ctx.settings),
  };
}
