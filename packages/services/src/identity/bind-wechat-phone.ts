import type { ParsedInputOf, ReplyOf } from '@linli/contracts/catalog';
import { invalid, Problem } from '@linli/contracts/problem';
import { maskPhone } from '@linli/domain/identity/mask';
import { signedIn } from '../authorise.ts';
import type { Ctx } from '../context.ts';
import { bindPhone } from './bind-phone.ts';

/**
 * Binds the phone that WeChat vouches for.
 * @throws Problem invalid-input when the code is used, expired or of a number outside the mainland; rule-refused
 */
export async function bindWechatPhone(
  ctx: Ctx,
  input: ParsedInputOf<'POST /identity/bind-wechat-phone'>,
): Promise<ReplyOf<'POST /identity/bind-wechat-phone'>> {
  const { accountId } = signedIn(ctx);
  if (!ctx.gateways.wechat) throw new Problem('not-allowed');
  const phone = await ctx.gateways.wechat.phoneNumber(input.code);
  if (phone === null) throw invalid('/code', 'not-allowed-here');
  await bindPhone(ctx, ctx.clock.now(), accountId, phone);
  return { phoneMasked: maskPhone(phone) };
}
