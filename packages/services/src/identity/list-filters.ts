import type { ReplyOf } from '@linli/contracts/catalog';
import type { FilteredPage } from '@linli/contracts/identity/filtered-pages';
import { savedFilters } from '@linli/db/identity/tables';
import { asc, eq } from 'drizzle-orm';
import { signedIn } from '../authorise.ts';
import type { Ctx } from '../context.ts';

/** The caller's own filters of all lists, in the order they were kept. @throws Problem not-signed-in */
export async function listFilters(ctx: Ctx): Promise<ReplyOf<'GET /identity/filters'>> {
  const { accountId } = signedIn(ctx);
  const rows = await ctx.db
    .select()
    .from(savedFilters)
    .where(eq(savedFilters.accountId, accountId))
    .orderBy(asc(savedFilters.id));
  return {
    items: rows.map(({ id, page, name, search, isDefault }) => ({
      filterId: id,
      page: page as FilteredPage,
      name,
      search: search as Record<string, string>,
      isDefault,
    })),
  };
}
