import { Problem } from '@linli/contracts/problem';
import { isWithin, type Right } from '@linli/domain/identity/rights';
import { sql } from 'drizzle-orm';
import { reach, signedIn } from '../authorise.ts';
import type { Ctx } from '../context.ts';
import { atDesk } from '../escalation/desk-reach.ts';
import { within } from '../within.ts';

/** Somebody whose open things are looked at, and how far whoever looks sees. */
export interface Leaver {
  readonly accountId: string;
  readonly name: string;
  readonly isOwn: boolean;
  /** Whether a place is one where the actor has the right; their own things are theirs wherever they are. */
  readonly reaches: (areaPath: string) => boolean;
  /** Paths the actor is bounded by; null for their own things. */
  readonly paths: readonly string[] | null;
}

/**
 * Oneself, or somebody who holds or held a post in an area where the actor has the right: a post that ended by the clock leaves things
 * open as well. @throws Problem not-found for others; not-allowed, second-factor-needed
 */
export async function loadLeaver(
  ctx: Ctx,
  accountId: string,
  right: Right & ('posts.view' | 'posts.give'),
): Promise<Leaver> {
  const isOwn = signedIn(ctx).accountId === accountId;
  const paths = isOwn ? null : reach(ctx, right);
  atDesk(ctx);
  const [found] = await ctx.db.execute<{ name: string }>(sql`
    select account.display_name as name from accounts account
    where account.id = ${accountId}::uuid and ${
      paths === null
        ? sql`true`
        : sql`exists (select from appointments post join areas place on place.id = post.area_id
            where post.account_id = account.id and ${within(sql`place.path`, paths)})`
    }`);
  if (!found) throw new Problem('not-found');
  return {
    accountId,
    name: found.name,
    isOwn,
    paths,
    reaches: (areaPath) => paths === null || paths.some((above) => isWithin(areaPath, above)),
  };
}
