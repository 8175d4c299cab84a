import type { ParsedInputOf, ReplyOf } from '@linli/contracts/catalog';
import { dayOf } from '@linli/domain/civil-time';
import { restMinutes } from '@linli/domain/reports/call-outcome';
import { type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import { reach, signedIn } from '../authorise.ts';
import type { Ctx } from '../context.ts';
import { page, readCursorOf } from '../paging.ts';
import { within } from '../within.ts';
import { callViews } from './call-views.ts';
import { missingAtDoor } from './missing-at-door.ts';

const Cursor = z.tuple([z.number(), z.uuid()]);

/**
 * Calls given to me that are still needed: neighbours in a row, and then those tried before, longest ago first. After a
 * call that settled nothing a household rests a while before it comes back.
 * @throws Problem not-allowed
 */
export async function listMyCalls(
  ctx: Ctx,
  { cursor, limit }: ParsedInputOf<'GET /reports/my-calls'>,
): Promise<ReplyOf<'GET /reports/my-calls'>> {
  const { accountId } = signedIn(ctx);
  const paths = reach(ctx, 'reports.call');
  const after = readCursorOf(cursor, Cursor);
  const now = ctx.clock.now();
  const today = dayOf(now, ctx.settings.zone);
  const needed = sql`
    select call.id, call.day, gap.person_ids, tries.at, tries.outcome
    from calls call
    join households home on home.id = call.household_id
    join areas place on place.id = home.area_id
    cross join lateral (${missingAtDoor(sql`call`, 'call', now, today)}) gap
    left join lateral (select attempt.at, attempt.outcome from call_attempts attempt
      where attempt.call_id = call.id order by attempt.at desc, attempt.id desc limit 1) tries on true
    where call.caller_id = ${accountId}::uuid and call.state = 'open' and ${within(sql`place.path`, paths)}`;
  const tried = sql`coalesce(extract(epoch from needed.at), 0)::float8`;
  const rows = await ctx.db.execute<{ id: string; person_ids: string[]; tried: number }>(sql`
    with needed as (${needed})
    select needed.id, needed.person_ids, ${tried} as tried
    from needed
    where (needed.at is null or needed.at + ${restOf(sql`needed.outcome`)} <= ${now.toISOString()}::timestamptz)
      ${after ? sql`and (${tried}, needed.id) > (${after[0]}::float8, ${after[1]}::uuid)` : sql``}
    order by tried, needed.id
    limit ${limit + 1}`);
  const { items, nextCursor } = page(
    rows,
    limit,
    (row) => [row.tried, row.id],
    (row) => ({ callId: row.id, personIds: row.person_ids }),
  );
  const [day] = await ctx.db.execute<{ given: number; needed: number }>(sql`
    select
      (select count(*)::int from calls where caller_id = ${accountId}::uuid and day = ${today}::date) as given,
      (select count(*)::int from (${needed}) needed where needed.day = ${today}::date) as needed`);
  const { given = 0, needed: open = 0 } = day ?? {};
  return { items: await callViews(ctx, items), nextCursor, today: { given, done: given - open } };
}

/** How long a household rests after an outcome. */
const restOf = (outcome: SQL): SQL =>
  sql`(case ${outcome} ${sql.join(
    Object.entries(restMinutes).map(
      ([known, minutes]) => sql`when ${known} then make_interval(mins => ${minutes}::int)`,
    ),
    sql` `,
  )} else interval '0' end)`;
