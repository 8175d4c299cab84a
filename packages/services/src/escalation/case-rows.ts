import type { DeskRow } from '@linli/contracts/escalation/endpoints';
import type { Role } from '@linli/contracts/identity/roles';
import { teamRoles } from '@linli/contracts/identity/roles';
import { arrayLiteral } from '@linli/db/array-literal';
import { climbs } from '@linli/db/escalation/tables';
import { type SQL, sql } from 'drizzle-orm';
import type { z } from 'zod';
import { signedIn } from '../authorise.ts';
import type { Ctx } from '../context.ts';
import { buildingOf, titleOf } from './case-title.ts';
import { type ClimbRow, climbRow } from './climb-rows.ts';
import { findPosts } from './find-posts.ts';
import { toldViews } from './ladder-views.ts';
import { lookAhead, nextTold } from './look-ahead.ts';
import { loadTold } from './record-ticks.ts';
import { timings } from './timing-of.ts';

export type Row = z.infer<typeof DeskRow>;

/** Cases the actor answers for, and those nobody answered that they were told of; `climbs` is the table it speaks of. */
export function isOnMe(accountId: string): SQL {
  const me = sql`${accountId}::uuid`;
  return sql`climbs.id in (
    select mine.id from climbs mine where mine.answered_by = ${me} and mine.state <> 'ended'
    union all
    select told.climb_id from climb_told told join climbs waiting on waiting.id = told.climb_id
    where told.account_id = ${me} and waiting.state <> 'ended' and waiting.phase = 'answer')`;
}

/**
 * Cases as the desk shows them, with who is told next as posts are filled now: four statements however many rows.
 * `where` and `order` speak of `climbs`.
 */
export async function caseRows(
  ctx: Ctx,
  { where, order, limit }: { where: SQL; order: SQL; limit: number },
): Promise<(Row & { climb: ClimbRow })[]> {
  const { accountId, posts } = signedIn(ctx);
  const me = sql`${accountId}::uuid`;
  const teams = arrayLiteral(
    posts.map(({ role }) => role).filter((role) => (teamRoles as readonly Role[]).includes(role)),
  );
  const seesAll = sql`(climbs.policy ->> 'team' = any(${teams}::text[])
    or exists (select from climb_told knows where knows.climb_id = climbs.id and knows.account_id = ${me})
    or exists (select from request_hands hand where hand.request_id = climbs.case_id and hand.account_id = ${me}
      and hand.until_at is null))`;
  const found = await ctx.db
    .select({
      climb: climbs,
      title: sql<Row['title']>`${titleOf(sql`climbs.case_kind`, sql`climbs.case_id`, seesAll)}`,
      place: sql<string | null>`${buildingOf(sql`climbs.area_path`)}`,
      number: sql<string | null>`(select number from requests where requests.id = climbs.case_id)`,
      deadlineAt: sql<string | null>`(select deadline_at from requests where requests.id = climbs.case_id)`,
      withWhom: sql<
        string | null
      >`(select display_name from accounts where accounts.id = climbs.answered_by)`,
      isTold: sql<boolean>`exists (
        select from climb_told knows where knows.climb_id = climbs.id and knows.account_id = ${me})`,
    })
    .from(climbs)
    .where(where)
    .orderBy(order)
    .limit(limit);
  const rows = found.map(({ climb, ...rest }) => ({ row: climbRow(climb), ...rest }));
  const told = await loadTold(
    ctx,
    rows.map(({ row }) => row.id),
  );
  const placeOf = await findPosts(
    ctx,
    ctx.clock.now(),
    rows.map(({ row }) => row),
  );
  const timingOf = timings(ctx);
  return Promise.all(
    rows.map(async ({ row, title, place, number, deadlineAt, withWhom, isTold }) => {
      const { climb } = row;
      const ahead = lookAhead(row, placeOf(row), told(row.id), await timingOf(row.policy.clock), 8);
      return {
        climb: row,
        caseKind: row.caseKind,
        caseId: row.caseId,
        number: number === null ? null : Number(number),
        title,
        place: place ?? '',
        urgency: climb.urgency,
        state: climb.state,
        phase: climb.phase,
        dueAt: climb.dueAt?.toISOString() ?? null,
        deadlineAt: deadlineAt === null ? null : new Date(deadlineAt).toISOString(),
        openedAt: row.openedAt.toISOString(),
        withWhom,
        mine: row.answeredBy === accountId || (climb.phase === 'answer' && isTold),
        next: toldViews(nextTold(ahead), true),
        level: climb.level,
      };
    }),
  );
}

export const isLive: SQL = sql`climbs.state <> 'ended'`;
