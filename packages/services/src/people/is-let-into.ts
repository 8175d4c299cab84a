import { joins } from '@linli/db/people/tables';
import { and, eq, isNull } from 'drizzle-orm';
import type { Ctx } from '../context.ts';

/** Whether an account was let into a household and has not left it. */
export async function isLetInto(
  ctx: Pick<Ctx, 'db'>,
  accountId: string,
  householdId: string,
): Promise<boolean> {
  const [join] = await ctx.db
    .select({ id: joins.id })
    .from(joins)
    .where(
      and(
        eq(joins.accountId, accountId),
        eq(joins.householdId, householdId),
        eq(joins.state, 'confirmed'),
        isNull(joins.endedAt),
      ),
    );
  return join !== undefined;
}
