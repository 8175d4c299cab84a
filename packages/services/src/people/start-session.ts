import type { ReplyOf } from '@linli/contracts/catalog';
import { accounts } from '@linli/db/identity/tables';
import { endOfSession, secondFactorOf } from '@linli/domain/identity/session';
import { eq } from 'drizzle-orm';
import type { Ctx } from '../context.ts';
import { type Device, openSession } from '../identity/open-session.ts';
import { heldPosts } from './load-actor.ts';

/**
 * Opens a session and tells what the caller may expect of it. How long it lasts and whether a second factor is asked
 * follows from posts, which is why signing in belongs to this slice.
 */
export async function startSession(
  ctx: Ctx,
  now: Date,
  accountId: string,
  device: Device,
  way: 'code' | 'wechat',
): Promise<ReplyOf<'POST /identity/sign-in-with-code'>> {
  const session = await openSession(ctx, now, accountId, device, way);
  const [account] = await ctx.db
    .select({ enrolledAt: accounts.totpConfirmedAt, phoneBlind: accounts.phoneBlind })
    .from(accounts)
    .where(eq(accounts.id, accountId));
  if (!account) throw new Error('a session was opened for no account');
  const roles = (await heldPosts(ctx.db, accountId, now)).map((post) => post.role);
  const secondFactor = secondFactorOf(
    { enrolled: account.enrolledAt !== null, passed: false },
    roles,
    ctx.settings,
  );
  return {
    state: 'signed-in',
    token: session.token,
    expiresAt: endOfSession(session, roles, ctx.settings).toISOString(),
    secondFactor: secondFactor === 'passed' ? 'off' : secondFactor,
    phoneKnown: account.phoneBlind !== null,
  };
}
