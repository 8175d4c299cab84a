import { randomInt } from 'node:crypto';
import type { ParsedInputOf, ReplyOf } from '@linli/contracts/catalog';
import { signInCodes } from '@linli/db/identity/tables';
import { CODE_AGAIN_SECONDS, CODE_LASTS_SECONDS } from '@linli/domain/identity/one-time-code';
import type { Ctx } from '../context.ts';
import { blindUses } from '../vault.ts';
import { codeHash } from './try-code.ts';

/**
 * Sends a one-time code to a phone. Whether anybody has an account or stands in the register under it changes neither
 * answer nor work. A gateway that fails leaves no code behind.
 *
 * @throws Problem too-many-requests by phone or address; gateway-failed
 */
export async function requestCode(
  ctx: Ctx,
  input: ParsedInputOf<'POST /identity/request-code'>,
): Promise<ReplyOf<'POST /identity/request-code'>> {
  await ctx.limits.take('code-by-address', ctx.address ?? 'unknown');
  await ctx.limits.take('code-by-phone', input.phone);
  const now = ctx.clock.now();
  const id = ctx.ids.next();
  const code = String(randomInt(1_000_000)).padStart(6, '0');
  await ctx.db.insert(signInCodes).values({
    id,
    phoneBlind: ctx.vault.blind(blindUses.phone, input.phone),
    codeHash: codeHash(ctx.vault, id, code),
    createdAt: now,
    expiresAt: new Date(now.getTime() + CODE_LASTS_SECONDS * 1000),
  });
  await ctx.gateways.sms.sendCode(input.phone, code);
  return {
    expiresInSeconds: CODE_LASTS_SECONDS,
    retryAfterSeconds: CODE_AGAIN_SECONDS,
    ...(ctx.gateways.sms.demo ? { demoCode: code } : {}),
  };
}
