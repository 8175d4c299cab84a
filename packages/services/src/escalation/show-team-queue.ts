import type { ParsedInputOf, ReplyOf } from '@linli/contracts/catalog';
import { Problem } from '@linli/contracts/problem';
import { areas } from '@linli/db/people/tables';
import { isWithin, may } from '@linli/domain/identity/rights';
import { and, eq, isNull, sql } from 'drizzle-orm';
import { signedIn } from '../authorise.ts';
import type { Ctx } from '../context.ts';
import { deskPage } from './desk-page.ts';
import { atDesk } from './desk-reach.ts';
import { sentTo } from './team-rows.ts';

/**
 * Open cases that went to a team at an area, least time left first: for its members, and for whoever sees requests there, who learn of
 * discreet ones that there is one. @throws Problem not-found for others; second-factor-needed; invalid-input for the cursor
 */
export async function showTeamQueue(
  ctx: Ctx,
  { role, areaId, only, cursor, limit }: ParsedInputOf<'GET /escalation/team-queue'>,
): Promise<ReplyOf<'GET /escalation/team-queue'>> {
  const accountId = atDesk(ctx);
  const { posts } = signedIn(ctx);
  const [area] = await ctx.db
    .select({ path: areas.path })
    .from(areas)
    .where(and(eq(areas.id, areaId), isNull(areas.closedAt)));
  const path = area?.path;
  const isMember = posts.some(
    (post) => path !== undefined && post.role === role && isWithin(path, post.areaPath),
  );
  if (path === undefined || !(isMember || may(posts, 'requests.view', path))) throw new Problem('not-found');
  const at = sql`${ctx.clock.now().toISOString()}::timestamptz`;
  const narrowed =
    only === undefined
      ? sql`true`
      : only === 'mine'
        ? sql`climbs.answered_by = ${accountId}::uuid`
        : sql`climbs.phase = 'answer'`;
  const sent = sentTo(sql`${role}`, sql`${path}::text::ltree`, at);
  return deskPage(ctx, sql`${sent} and ${narrowed}`, { cursor, limit });
}
