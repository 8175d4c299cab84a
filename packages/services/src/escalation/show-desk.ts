import type { ParsedInputOf, ReplyOf } from '@linli/contracts/catalog';
import { Id } from '@linli/contracts/values';
import { type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Ctx } from '../context.ts';
import { page, readCursorOf } from '../paging.ts';
import { caseRows, isLive, isOnMe, type Row } from './case-rows.ts';
import { atDesk, inReach } from './desk-reach.ts';

type Reply = ReplyOf<'GET /escalation/desk'>;

/** In this order: nothing is left of the time of what is stuck, and the clock of what is paused stands still. */
const states = ['stuck', 'running', 'paused'] as const;
const Cursor = z.tuple([z.enum(states), z.iso.datetime(), Id]);
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
  const after = readCursorOf(cursor, Cursor);
  const onMe = isOnMe(accountId);
  const reached = await inReach(ctx, areaId);
  const seen =
    whose === 'area'
      ? sql`(${reached} or ${onMe})`
      : areaId === undefined
        ? onMe
        : sql`${onMe} and ${reached}`;
  const narrowed = only === undefined ? sql`true` : countedAs(ctx)[only];
  const rows: Awaited<ReturnType<typeof caseRows>> = [];
  // One state after the other, so that each is read in its own order and no further than the page goes.
  for (const state of states.slice(after === null ? 0 : states.indexOf(after[0]))) {
    if (rows.length > limit) continue;
    const key = state === 'running' ? sql`climbs.due_at` : sql`climbs.opened_at`;
    const from: SQL =
      after !== null && after[0] === state
        ? sql`and (${key}, climbs.id) > (${after[1]}::timestamptz, ${after[2]}::uuid)`
        : sql``;
    rows.push(
      ...(await caseRows(ctx, {
        where: sql`climbs.state = ${sql.raw(`'${state}'`)} and ${seen} and ${narrowed} ${from}`,
        order: sql`${key}, climbs.id`,
        limit: limit + 1 - rows.length,
      })),
    );
  }
  return { ...page(rows, limit, keyOf, view), counts: await countCases(ctx, seen) };
}

const keyOf = ({
  climb,
}: {
  climb: { id: string; climb: { state: string; dueAt: Date | null }; openedAt: Date };
}) => [climb.climb.state, (climb.climb.dueAt ?? climb.openedAt).toISOString(), climb.id] as const;

export const view = ({ climb: _, ...row }: Row & { climb: unknown }): Row => row;

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
