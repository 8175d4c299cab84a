import type { ParsedInputOf, ReplyOf } from '@linli/contracts/catalog';
import { Problem } from '@linli/contracts/problem';
import { accounts, identities } from '@linli/db/identity/tables';
import { and, eq } from 'drizzle-orm';
import type { Ctx } from '../context.ts';
import { signedInAs } from './signed-in.ts';

/**
 * Signs in by a `wx.login` code. The first time makes an account that knows no phone; the session key of WeChat is not
 * kept, because nothing here is decrypted with it.
 *
 * @throws Problem not-allowed where the tenant has no mini-program; gateway-failed. A used or expired code is an answer.
 */
export async function signInWithWechat(
  ctx: Ctx,
  input: ParsedInputOf<'POST /identity/sign-in-with-wechat'>,
): Promise<ReplyOf<'POST /identity/sign-in-with-wechat'>> {
  if (!ctx.gateways.wechat) throw new Problem('not-allowed');
  await ctx.limits.take('sign-in-by-address', ctx.address ?? 'unknown');
  const who = await ctx.gateways.wechat.codeToSession(input.code);
  if (who === null) return { state: 'expired-code' };
  const now = ctx.clock.now();
  const accountId = await accountOfOpenId(ctx, now, who);
  return signedInAs(ctx, now, accountId, input.device, 'wechat');
}

async function accountOfOpenId(
  ctx: Ctx,
  now: Date,
  who: { openId: string; unionId: string | null },
): Promise<string> {
  const byOpenId = and(eq(identities.provider, 'wechat'), eq(identities.subject, who.openId));
  const find = () => ctx.db.select({ accountId: identities.accountId }).from(identities).where(byOpenId);
  const [known] = await find();
  if (known) return known.accountId;
  const accountId = ctx.ids.next();
  await ctx.db.insert(accounts).values({ id: accountId, displayName: '', createdAt: now });
  const [bound] = await ctx.db
    .insert(identities)
    .values({
      provider: 'wechat',
      subject: who.openId,
      accountId,
      unionId: who.unionId,
      createdAt: now,
    })
    .onConflictDoNothing()
    .returning({ accountId: identities.accountId });
  if (bound) return bound.accountId;
  // Somebody else signed the same person in at the same moment.
  await ctx.db.delete(accounts).where(eq(accounts.id, accountId));
  const [other] = await find();
  if (!other) throw new Problem('lost-race');
  return other.accountId;
}
