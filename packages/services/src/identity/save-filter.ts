import type { ParsedInputOf, ReplyOf } from '@linli/contracts/catalog';
import { filteredPages } from '@linli/contracts/identity/filtered-pages';
import { mostFilters } from '@linli/contracts/identity/filters';
import { type FieldProblem, invalid, Problem } from '@linli/contracts/problem';
import { savedFilters } from '@linli/db/identity/tables';
import { and, eq, ne, sql } from 'drizzle-orm';
import { signedIn } from '../authorise.ts';
import type { Ctx } from '../context.ts';

const tooMany = {
  zh: `每个列表最多存 ${mostFilters} 个筛选，请先删掉一个`,
  en: `At most ${mostFilters} filters are kept for a list; remove one first`,
};

/**
 * Keeps a filter of the caller's own under a name; the same name again replaces it. One of a list may be its default.
 * @throws Problem not-signed-in; invalid-input for what is no filter of the list; rule-refused beyond the most
 */
export async function saveFilter(
  ctx: Ctx,
  { page, name, search, isDefault }: ParsedInputOf<'POST /identity/save-filter'>,
): Promise<ReplyOf<'POST /identity/save-filter'>> {
  const { accountId } = signedIn(ctx);
  const known: readonly string[] = filteredPages[page];
  const fields: FieldProblem[] = Object.keys(search)
    .filter((key) => !known.includes(key))
    .map((key) => ({ pointer: `/search/${key}`, code: 'not-an-option' }));
  if (fields.length > 0) throw new Problem('invalid-input', { fields });
  if (Object.keys(search).length === 0) throw invalid('/search', 'missing');
  // Two that are kept at once come one after the other, so that neither is one too many.
  await ctx.db.execute(sql`select from accounts where id = ${accountId}::uuid for update`);
  const own = and(eq(savedFilters.accountId, accountId), eq(savedFilters.page, page));
  if ((await ctx.db.$count(savedFilters, and(own, ne(savedFilters.name, name)))) >= mostFilters)
    throw new Problem('rule-refused', { detail: tooMany });
  if (isDefault) await ctx.db.update(savedFilters).set({ isDefault: false }).where(own);
  const [kept] = await ctx.db
    .insert(savedFilters)
    .values({ id: ctx.ids.next(), accountId, page, name, search, isDefault, createdAt: ctx.clock.now() })
    .onConflictDoUpdate({
      target: [savedFilters.accountId, savedFilters.page, savedFilters.name],
      set: { search, isDefault },
    })
    .returning({ id: savedFilters.id });
  if (!kept) throw new Error('the filter was not kept');
  return { filterId: kept.id };
}
