import type { ParsedInputOf, ReplyOf } from '@linli/contracts/catalog';
import { accounts } from '@linli/db/identity/tables';
import { and, eq, isNull } from 'drizzle-orm';
import type { Ctx } from '../context.ts';
import { accountOfPhone } from '../identity/account-of-phone.ts';
import { bindPhone } from '../identity/bind-phone.ts';
import { endSession } from '../identity/end-session.ts';
import { tryCode } from '../identity/try-code.ts';
import { startSession } from './start-session.ts';

/**
 * Signs in by phone and one-time code; a phone nobody has used yet gets an account. Called from a WeChat session that
 * knows no phone yet, the code also binds the phone to it, and that session ends in favour of the new one.
 *
 * @throws Problem too-many-requests by address. A wrong or expired code is an answer.
 */
export async function signInWithCode(
  ctx: Ctx,
  input: ParsedInputOf<'POST /identity/sign-in-with-code'>,
): Promise<ReplyOf<'POST /identity/sign-in-with-code'>> {
  await ctx.limits.take('sign-in-by-address', ctx.address ?? 'unknown');
  const now = ctx.clock.now();
  const tried = await tryCode(ctx, now, input.phone, input.code);
  if (tried.outcome === 'wrong') return { state: 'wrong-code', attemptsLeft: tried.attemptsLeft };
  if (tried.outcome === 'expired') return { state: 'expired-code' };
  const accountId =
    (await bindToWechatSession(ctx, now, input.phone)) ??
    (await accountOfPhone(ctx, now, input.phone)).accountId;
  return startSession(ctx, now, accountId, input.device, 'code');
}

async function bindToWechatSession(ctx: Ctx, now: Date, phone: string): Promise<string | null> {
  const { actor } = ctx;
  if (actor.kind !== 'account') return null;
  const [phoneless] = await ctx.db
    .select({ id: accounts.id })
    .from(accounts)
    .where(and(eq(accounts.id, actor.accountId), isNull(accounts.phoneBlind)));
  if (!phoneless) return null;
  const accountId = await bindPhone(ctx, now, phoneless.id, phone);
  await endSession(ctx, actor.sessionId, now);
  return accountId;
}
