import type { ParsedInputOf, ReplyOf } from '@linli/contracts/catalog';
import { type SQL, sql } from 'drizzle-orm';
import type { Ctx } from '../context.ts';
import { isLive, isOnMe } from './case-rows.ts';
import { deskPage } from './desk-page.ts';
import { atDesk, inReach } from './desk-reach.ts';

type Reply = ReplyOf<'GET /escalation/desk'>;

/** Minutes in which the clock will do something, so that it is better done before. */
const soonMinutes = 30;

/**
 * Cases that are open, least time left first: all in my area and those I was told of, or only what is on me.
 * @throws Problem not-allowed, not-found, second-factor-needed; invalid-input for the cursor
 */
export async function showDesk(
  ctx: Ctx,
  { areaId, whose, only, cursor, limit }: ParsedInputOf<'GET /escalation/desk'>,
): Promise<Reply> {
  const accountId = atDesk(ctx);
  const onMe = isOnMe(accountId);
  const reached = await inReach(ctx, areaId);
  const seen =
    whose === 'area'
      ? sql`(${reached} or ${onMe})`
      : areaId === undefined
        ? onMe
        : sql`${onMe} and ${reached}`;
  const narrowed = only === undefined ? sql`true` : countedAs(ctx)[only];
  const narrow = sql`${seen} and ${narrowed}`;
  return { ...(await deskPage(ctx, narrow, { cursor, limit })), counts: await countCases(ctx, seen) };
}

/** The counts as conditions, so that a list holds what its figure says. */
const countedAs = (ctx: Ctx): Record<'soon' | 'stuck' | 'unanswered', SQL> => ({
  soon: sql`climbs.due_at <= ${new Date(ctx.clock.now().getTime() + soonMinutes * 60_000).toISOString()}::timestamptz`,
  stuck: sql`climbs.state = 'stuck'`,
  unanswered: sql`climbs.phase = 'answer'`,
});

async function countCases(ctx: Ctx, seen: SQL): Promise<Reply['counts']> {
  const { soon, stuck, unanswered } = countedAs(ctx);
  const [counts] = await ctx.db.execute<Reply['counts']>(sql`
    select count(*)::int as open,
      (count(*) filter (where ${soon}))::int as "overdueSoon",
      (count(*) filter (where ${stuck}))::int as stuck,
      (count(*) filter (where ${unanswered}))::int as unanswered
    from climbs where ${isLive} and ${seen}`);
  return counts ?? { open: 0, overdueSoon: 0, stuck: 0, unanswered: 0 };
}
