import type { ParsedInputOf, ReplyOf } from '@linli/contracts/catalog';
import { Problem } from '@linli/contracts/problem';
import { accounts } from '@linli/db/identity/tables';
import { eq } from 'drizzle-orm';
import { record } from '../audit/record.ts';
import type { Ctx } from '../context.ts';
import { uses } from '../vault.ts';
import { ledClaim } from './load-claim.ts';

/** A place somebody may still be called about. */
const callable: readonly string[] = ['offered', 'claimed', 'on-duty'];

const noNumber = {
  zh: '没有登记电话，请上门或当面问',
  en: 'No number is known; somebody has to go there',
} as const;

/**
 * The number of somebody on a shift, for who leads there: to ask where they are. Only while they hold the place; whose number
 * was looked at is written down.
 * @throws Problem not-found, not-allowed (one's own too), second-factor-needed; already-done once the duty is over;
 *   rule-refused without a number
 */
export async function revealNumber(
  ctx: Ctx,
  { claimId }: ParsedInputOf<'POST /shifts/reveal-number'>,
): Promise<ReplyOf<'POST /shifts/reveal-number'>> {
  const now = ctx.clock.now();
  const { claim, shift } = await ledClaim(ctx, claimId, 'shifts.lead');
  if (!callable.includes(claim.state)) throw new Problem('already-done');
  const [account] = await ctx.db
    .select({ phone: accounts.phoneCipher })
    .from(accounts)
    .where(eq(accounts.id, claim.accountId));
  if (!account?.phone) throw new Problem('rule-refused', { detail: noNumber });
  await record(ctx, now, {
    action: 'shifts.reveal-number',
    subjectKind: 'account',
    subjectId: claim.accountId,
    areaPath: shift.areaPath,
    facts: { claimId },
  });
  return { phone: ctx.vault.openText(uses.accountPhone, account.phone) };
}
