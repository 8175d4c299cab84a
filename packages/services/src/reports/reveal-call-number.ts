import type { ParsedInputOf, ReplyOf } from '@linli/contracts/catalog';
import { Problem } from '@linli/contracts/problem';
import { record } from '../audit/record.ts';
import type { Ctx } from '../context.ts';
import { uses } from '../vault.ts';
import { loadCallee, loadMyCall } from './load-my-call.ts';

const noNumber = {
  zh: '这一户没有可以拨打的号码，请改为上门',
  en: 'No number of this household is known; somebody has to go there',
} as const;

/**
 * The number to call, for who was given the call and only while it is needed. Whose number was looked at is written down.
 * @throws Problem not-found, not-allowed; already-done when nobody is missing any more; rule-refused without a number
 */
export async function revealCallNumber(
  ctx: Ctx,
  { callId }: ParsedInputOf<'POST /reports/reveal-call-number'>,
): Promise<ReplyOf<'POST /reports/reveal-call-number'>> {
  const now = ctx.clock.now();
  const call = await loadMyCall(ctx, now, callId);
  if (call.state !== 'open' || call.personIds.length === 0) throw new Problem('already-done');
  const callee = await loadCallee(ctx, call);
  if (!callee) throw new Problem('rule-refused', { detail: noNumber });
  await record(ctx, now, {
    action: 'reports.reveal-call-number',
    subjectKind: 'person',
    subjectId: callee.personId,
    areaPath: call.areaPath,
    facts: { callId },
  });
  return { phone: ctx.vault.openText(uses.personPhone, callee.phoneCipher) };
}
