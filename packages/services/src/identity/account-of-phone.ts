import { accounts } from '@linli/db/identity/tables';
import { and, eq, inArray, isNull, sql } from 'drizzle-orm';
import type { Ctx } from '../context.ts';
import { blindUses, uses } from '../vault.ts';

/**
 * The account a proved or appointed phone belongs to, made if there is none. Two at once make one. An account whose owner has not
 * said a name yet takes `displayName`.
 */
export async function accountOfPhone(
  ctx: Ctx,
  now: Date,
  phone: string,
  displayName = '',
): Promise<{ accountId: string; isNew: boolean }> {
  const phoneBlinds = ctx.vault.blinds(blindUses.phone, phone);
  const find = () =>
    ctx.db
      .select({ id: accounts.id })
      .from(accounts)
      .where(and(inArray(accounts.phoneBlind, phoneBlinds), isNull(accounts.closedAt)));
  const [known] = await find();
  if (known) {
    if (displayName !== '')
      await ctx.db
        .update(accounts)
        .set({ displayName })
        .where(and(eq(accounts.id, known.id), eq(accounts.displayName, '')));
    return { accountId: known.id, isNew: false };
  }
  const [made] = await ctx.db
    .insert(accounts)
    .values({
      id: ctx.ids.next(),
      displayName,
      phoneCipher: ctx.vault.seal(uses.accountPhone, phone),
      phoneBlind: ctx.vault.blind(blindUses.phone, phone),
      createdAt: now,
    })
    .onConflictDoNothing({ target: accounts.phoneBlind, where: sql`phone_blind is not null` })
    .returning({ id: accounts.id });
  if (made) return { accountId: made.id, isNew: true };
  const [other] = await find();
  if (!other) throw new Error('the account of a phone is neither there nor can be made');
  return { accountId: other.id, isNew: false };
}
