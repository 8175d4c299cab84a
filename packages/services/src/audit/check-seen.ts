import { Problem } from '@linli/contracts/problem';
import { accounts } from '@linli/db/identity/tables';
import { eq } from 'drizzle-orm';
import type { Ctx } from '../context.ts';

/**
 * Whether what is changed is still what was looked at. To be called under the lock or the row that orders versions.
 * @param base newest version somebody saw, 0 for none; undefined: whatever is there
 * @throws Problem lost-race that names who was faster
 */
export async function checkSeen(
  ctx: Pick<Ctx, 'db'>,
  base: number | undefined,
  newest: { readonly version: number; readonly setBy: string | null } | undefined,
): Promise<void> {
  if (base === undefined || base === (newest?.version ?? 0)) return;
  const [by] = newest?.setBy
    ? await ctx.db.select({ name: accounts.displayName }).from(accounts).where(eq(accounts.id, newest.setBy))
    : [];
  const version = newest?.version ?? 0;
  const name = by?.name ?? '';
  throw new Problem('lost-race', {
    detail: {
      zh: `${name} 刚发布了第 ${version} 版。请看看改了什么，再决定要不要发布您的`,
      en: `${name} has published version ${version}. See what changed, then decide about yours`,
    },
  });
}
