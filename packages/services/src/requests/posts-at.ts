import type { Role } from '@linli/contracts/identity/roles';
import { arrayLiteral } from '@linli/db/array-literal';
import { isWithin, rights } from '@linli/domain/identity/rights';
import { sql } from 'drizzle-orm';
import { signedIn } from '../authorise.ts';
import type { Ctx, HeldPost } from '../context.ts';

const handlers: readonly Role[] = rights['requests.handle'];

/** The actor's post in which they handle requests at a place, the nearest one; null for who was told without a post there. */
export function ownPost(ctx: Ctx, areaPath: string): HeldPost | null {
  const [nearest] = signedIn(ctx)
    .posts.filter((post) => handlers.includes(post.role) && isWithin(areaPath, post.areaPath))
    .sort((a, b) => b.areaPath.length - a.areaPath.length || a.role.localeCompare(b.role));
  return nearest ?? null;
}

/** Which of some accounts hold a post in which they handle requests at a place, with that post: the nearest one. */
export async function handlersAt(
  ctx: Pick<Ctx, 'db'>,
  now: Date,
  accountIds: readonly string[],
  areaPath: string,
): Promise<Map<string, Role>> {
  const moment = sql`${now.toISOString()}::timestamptz`;
  const rows = await ctx.db.execute<{ account_id: string; role: Role }>(sql`
    select distinct on (post.account_id) post.account_id, post.role
    from appointments post
    join areas place on place.id = post.area_id and place.path @> ${areaPath}::text::ltree
    join accounts account on account.id = post.account_id and account.closed_at is null
    where post.account_id = any(${arrayLiteral(accountIds)}::uuid[]) and post.role = any(${arrayLiteral(handlers)}::text[])
      and post.from_at <= ${moment} and (post.until_at is null or post.until_at > ${moment})
    order by post.account_id, nlevel(place.path) desc, post.role`);
  return new Map(rows.map((row) => [row.account_id, row.role]));
}
