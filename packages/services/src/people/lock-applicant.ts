import { Problem } from '@linli/contracts/problem';
import { persons } from '@linli/db/people/tables';
import { eq } from 'drizzle-orm';
import { signedIn } from '../authorise.ts';
import type { Ctx } from '../context.ts';
import { demandConsent } from './demand-consent.ts';
import { type LockedAccount, lockAccount } from './lock-account.ts';

/**
 * The caller on the way into a household: agreed to the privacy notice, with a proved phone, held until the transaction ends.
 * @throws Problem consent-needed; rule-refused without a phone.
 */
export async function lockApplicant(ctx: Ctx): Promise<{ account: LockedAccount; linked: boolean }> {
  const { accountId } = signedIn(ctx);
  await demandConsent(ctx, 'privacy');
  const account = await lockAccount(ctx, accountId);
  if (account.phoneBlind === null)
    throw new Problem('rule-refused', {
      detail: {
        zh: '请先绑定手机号，再加入住户',
        en: 'Please add your phone number before joining a household',
      },
    });
  return { account, linked: (await personOf(ctx, accountId)) !== null };
}

/** The person of the register an account is linked to. */
export async function personOf(ctx: Pick<Ctx, 'db'>, accountId: string): Promise<string | null> {
  const [person] = await ctx.db
    .select({ id: persons.id })
    .from(persons)
    .where(eq(persons.accountId, accountId));
  return person?.id ?? null;
}
