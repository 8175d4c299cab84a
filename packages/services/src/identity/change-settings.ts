import type { ParsedInputOf, ReplyOf } from '@linli/contracts/catalog';
import { accounts } from '@linli/db/identity/tables';
import { eq } from 'drizzle-orm';
import { record } from '../audit/record.ts';
import { signedIn } from '../authorise.ts';
import type { Ctx } from '../context.ts';

/** Changes how the product speaks to its user; what is left out stays. */
export async function changeSettings(
  ctx: Ctx,
  input: ParsedInputOf<'POST /identity/change-settings'>,
): Promise<ReplyOf<'POST /identity/change-settings'>> {
  const { accountId } = signedIn(ctx);
  const changes = Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined));
  if (Object.keys(changes).length === 0) return { done: true };
  await ctx.db.update(accounts).set(changes).where(eq(accounts.id, accountId));
  await record(ctx, ctx.clock.now(), {
    action: 'identity.change-settings',
    subjectKind: 'account',
    subjectId: accountId,
    facts: { fields: Object.keys(changes).sort() },
  });
  return { done: true };
}
