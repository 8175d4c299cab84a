import type { ParsedInputOf, ReplyOf } from '@linli/contracts/catalog';
import { noticeSettings } from '@linli/db/notices/tables';
import { record } from '../audit/record.ts';
import { signedIn } from '../authorise.ts';
import type { Ctx } from '../context.ts';
import { loadReader } from './load-reader.ts';

/** Changes how I want to be told; what is left out stays. */
export async function changeSettings(
  ctx: Ctx,
  input: ParsedInputOf<'POST /notices/change-settings'>,
): Promise<ReplyOf<'POST /notices/change-settings'>> {
  const { accountId } = signedIn(ctx);
  const now = ctx.clock.now();
  const { wants } = await loadReader(ctx, now, accountId);
  const quiet = input.quiet === undefined ? wants.quiet : input.quiet;
  const row = {
    wechat: input.wechat ?? wants.wechat,
    sms: input.sms ?? wants.sms,
    quietFrom: quiet?.from ?? null,
    quietUntil: quiet?.until ?? null,
    updatedAt: now,
  };
  await ctx.db
    .insert(noticeSettings)
    .values({ accountId, ...row })
    .onConflictDoUpdate({ target: noticeSettings.accountId, set: row });
  await record(ctx, now, {
    action: 'notices.change-settings',
    subjectKind: 'account',
    subjectId: accountId,
    facts: { fields: Object.keys(input).sort() },
  });
  return { done: true };
}
