import type { ParsedInputOf, ReplyOf } from '@linli/contracts/catalog';
import { Problem } from '@linli/contracts/problem';
import { sql } from 'drizzle-orm';
import { record } from '../audit/record.ts';
import type { Ctx } from '../context.ts';
import { callbacksToMake } from './callbacks-to-make.ts';
import { loadCallback, numberOf } from './load-callback.ts';

const noNumber = {
  zh: '没有可以拨打的号码，请改为上门',
  en: 'No number is known; somebody has to go there',
} as const;

/**
 * The number to call, only while the call is needed. Whose number was looked at is written down.
 * @throws Problem not-found, not-allowed; already-done; rule-refused without a number
 */
export async function revealCallbackNumber(
  ctx: Ctx,
  { callbackId }: ParsedInputOf<'POST /notices/reveal-callback-number'>,
): Promise<ReplyOf<'POST /notices/reveal-callback-number'>> {
  const now = ctx.clock.now();
  const line = await loadCallback(ctx, callbackId);
  const [needed] = await ctx.db.execute<{ phone_cipher: Buffer | null; register_cipher: Buffer | null }>(
    callbacksToMake(now, [line.areaPath], sql`line.id = ${callbackId}::uuid`),
  );
  if (!needed) throw new Problem('already-done');
  const phone = numberOf(ctx, needed);
  if (phone === null) throw new Problem('rule-refused', { detail: noNumber });
  await record(ctx, now, {
    action: 'notices.reveal-callback-number',
    subjectKind: 'account',
    subjectId: line.accountId,
    areaPath: line.areaPath,
    facts: { callbackId },
  });
  return { phone };
}
