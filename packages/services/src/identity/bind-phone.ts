import { Problem } from '@linli/contracts/problem';
import { accounts, identities, sessions } from '@linli/db/identity/tables';
import { and, eq, inArray, isNull, or } from 'drizzle-orm';
import { record } from '../audit/record.ts';
import type { Ctx } from '../context.ts';
import { orTaken } from '../taken.ts';
import { blindUses, uses } from '../vault.ts';

/**
 * Gives an account the phone its owner has just proved. Where another account has that phone and this one has none, this
 * one was only a way in: its WeChat identity and sessions go over to the account of the phone, and it is closed. It holds
 * nothing else, because joining a household needs a phone.
 *
 * @returns the account the phone belongs to now
 * @throws Problem rule-refused when both accounts have a phone: whose is whose, a person has to sort out.
 */
export async function bindPhone(ctx: Ctx, now: Date, accountId: string, phone: string): Promise<string> {
  const phoneBlind = ctx.vault.blind(blindUses.phone, phone);
  const mayRestUnder = ctx.vault.blinds(blindUses.phone, phone);
  const rows = await ctx.db
    .select({ id: accounts.id, phoneBlind: accounts.phoneBlind })
    .from(accounts)
    .where(
      and(
        or(eq(accounts.id, accountId), inArray(accounts.phoneBlind, mayRestUnder)),
        isNull(accounts.closedAt),
      ),
    )
    .orderBy(accounts.id)
    .for('update');
  const own = rows.find((row) => row.id === accountId);
  const owner = rows.find((row) => mayRestUnder.some((blind) => row.phoneBlind?.equals(blind)));
  if (!own) throw new Problem('lost-race');
  if (owner?.id === accountId) return accountId;
  if (!owner) {
    await orTaken(
      ctx.db
        .update(accounts)
        .set({ phoneCipher: ctx.vault.seal(uses.accountPhone, phone), phoneBlind })
        .where(eq(accounts.id, accountId)),
      { accounts_phone_blind: () => new Problem('lost-race') },
    );
    await record(ctx, now, { action: 'identity.bind-phone', subjectKind: 'account', subjectId: accountId });
    return accountId;
  }
  if (own.phoneBlind !== null)
    throw new Problem('rule-refused', {
      detail: {
        zh: '这个手机号已属于另一个账号，请用它登录',
        en: 'This number belongs to another account; please sign in with it',
      },
    });
  await ctx.db.update(identities).set({ accountId: owner.id }).where(eq(identities.accountId, accountId));
  await ctx.db.update(sessions).set({ accountId: owner.id }).where(eq(sessions.accountId, accountId));
  await ctx.db.update(accounts).set({ closedAt: now }).where(eq(accounts.id, accountId));
  await record(ctx, now, {
    action: 'identity.merge-accounts',
    subjectKind: 'account',
    subjectId: owner.id,
    facts: { closed: accountId },
  });
  return owner.id;
}
