import type { ParsedInputOf, ReplyOf } from '@linli/contracts/catalog';
import { Problem } from '@linli/contracts/problem';
import type { Ctx } from '../context.ts';
import { accountOfOpenId } from '../identity/account-of-open-id.ts';
import { startSession } from './start-session.ts';

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
  return startSession(ctx, now, accountId, input.device, 'wechat');
}
