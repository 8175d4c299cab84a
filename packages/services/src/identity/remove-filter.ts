import type { ParsedInputOf, ReplyOf } from '@linli/contracts/catalog';
import { Problem } from '@linli/contracts/problem';
import { savedFilters } from '@linli/db/identity/tables';
import { and, eq } from 'drizzle-orm';
import { signedIn } from '../authorise.ts';
import type { Ctx } from '../context.ts';

/** Forgets a filter of the caller's own. @throws Problem not-found, also for those of others */
export async function removeFilter(
  ctx: Ctx,
  { filterId }: ParsedInputOf<'POST /identity/remove-filter'>,
): Promise<ReplyOf<'POST /identity/remove-filter'>> {
  const { accountId } = signedIn(ctx);
  const gone = await ctx.db
    .delete(savedFilters)
    .where(and(eq(savedFilters.id, filterId), eq(savedFilters.accountId, accountId)))
    .returning({ id: savedFilters.id });
  if (gone.length === 0) throw new Problem('not-found');
  return { done: true };
}
