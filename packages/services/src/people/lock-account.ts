import { accounts } from '@linli/db/identity/tables';
import { eq } from 'drizzle-orm';
import type { Ctx } from '../context.ts';

export type LockedAccount = typeof accounts.$inferSelect;

/**
 * Holds the row of an account until the transaction ends: whoever links it to a household, a person, a relative or a post waits
 * here. Always taken before the rows of persons, so that nobody waits in a circle.
 */
export async function lockAccount(ctx: Ctx, accountId: string): Promise<LockedAccount> {
  const [account] = await ctx.db
    .select()
    .from(accounts)
    .where(eq(accounts.id, accountId))
    .for('no key update');
  if (!account) throw new Error('an account that was there is gone');
  return account;
}
