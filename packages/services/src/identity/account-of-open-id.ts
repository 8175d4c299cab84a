import { Problem } from '@linli/contracts/problem';
import { accounts, identities } from '@linli/db/identity/tables';
import { and, eq } from 'drizzle-orm';
import type { Ctx } from '../context.ts';

/** The account WeChat's identity belongs to, made without a phone if there is none. Two at once make one. */
export async function accountOfOpenId(
  ctx: Ctx,
  now: Date,
  who: { openId: string; unionId: string | null },
): Promise<string> {
  const byOpenId = and(eq(identities.provider, 'wechat'), eq(identities.subject, who.openId));
  const find = () => ctx.db.select({ accountId: identities.accountId }).from(identities).where(byOpenId);
  const [known] = await find();
  if (known) return known.accountId;
  const accountId = ctx.ids.next();
  await ctx.db.insert(accounts).values({ id: accountId, displayName: '', createdAt: now });
  const [bound] = await ctx.db
    .insert(identities)
    .values({
      provider: 'wechat',
      subject: who.openId,
      accountId,
      unionId: who.unionId,
      createdAt: now,
    })
    .onConflictDoNothing()
    .returning({ accountId: identities.accountId });
  if (bound) return bound.accountId;
  // Somebody else signed the same person in at the same moment.
  await ctx.db.delete(accounts).where(eq(accounts.id, accountId));
  const [other] = await find();
  if (!other) throw new Problem('lost-race');
  return other.accountId;
}
