import type { ReplyOf } from '@linli/contracts/catalog';
import { signedIn } from '../authorise.ts';
import type { Ctx } from '../context.ts';
import { loadReader } from './load-reader.ts';

/** How I want to be told, and by what I could be. */
export async function showSettings(ctx: Ctx): Promise<ReplyOf<'GET /notices/settings'>> {
  const { wants, openId, phone } = await loadReader(ctx, ctx.clock.now(), signedIn(ctx).accountId);
  return {
    ...wants,
    possible: {
      wechat: openId !== null && ctx.gateways.wechat !== null,
      sms: phone !== null && ctx.gateways.sms.send !== null,
    },
  };
}
