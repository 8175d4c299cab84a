import type { ParsedInputOf, ReplyOf } from '@linli/contracts/catalog';
import type { Role } from '@linli/contracts/identity/roles';
import type { OpenKind } from '@linli/contracts/succession/labels';
import { appointments, areas } from '@linli/db/people/tables';
import { may, mayEndPost } from '@linli/domain/identity/rights';
import { coverageDoubts } from '@linli/domain/people/coverage';
import { and, desc, eq, sql } from 'drizzle-orm';
import { signedIn } from '../authorise.ts';
import type { Ctx } from '../context.ts';
import { appointmentView } from '../people/appointment-view.ts';
import { loadHolders } from '../people/load-holders.ts';
import { within } from '../within.ts';
import { loadLeaver } from './load-leaver.ts';
import { kindOrder, openItems } from './open-items.ts';

type Reply = ReplyOf<'GET /succession/persons/:accountId'>;

// What somebody held years ago says little about now.
const mostPosts = 100;
const WEEK = 7 * 86_400_000;

/**
 * Somebody with posts: what they hold and held, what they have open, whether it is too much, and whether they are there. Of others
 * what lies in the areas whose posts one sees. @throws Problem not-found, not-allowed, second-factor-needed
 */
export async function showPerson(
  ctx: Ctx,
  { accountId }: ParsedInputOf<'GET /succession/persons/:accountId'>,
): Promise<Reply> {
  const leaver = await loadLeaver(ctx, accountId, 'posts.view');
  const now = ctx.clock.now();
  const { posts: own } = signedIn(ctx);
  const posts = await ctx.db
    .select({ post: appointments, area: areas })
    .from(appointments)
    .innerJoin(areas, eq(areas.id, appointments.areaId))
    .where(
      and(
        eq(appointments.accountId, accountId),
        leaver.paths === null ? undefined : within(areas.path, leaver.paths),
      ),
    )
    .orderBy(desc(appointments.fromAt), desc(appointments.id))
    .limit(mostPosts);
  const [holder] = await loadHolders(ctx, now, sql`account.id = ${accountId}::uuid`);
  return {
    accountId,
    name: leaver.name,
    mayHandOver: leaver.isOwn || posts.some(({ area }) => may(own, 'posts.give', area.path)),
    posts: posts.map(({ post, area }) => {
      const ended = post.endReason !== null || (post.untilAt !== null && post.untilAt <= now);
      return {
        ...appointmentView(post, area),
        state: ended ? 'ended' : post.fromAt > now ? 'coming' : 'held',
        endReason: post.endReason,
        mayEnd:
          !ended && mayEndPost(own, { role: post.role as Role, areaPath: area.path, own: leaver.isOwn }),
      };
    }),
    doubts: holder
      ? coverageDoubts(holder.facts, now).map(({ fault, facts }) => ({ fault, facts: { ...facts } }))
      : [],
    ...(await standing(ctx, accountId, now)),
    open: await countOpen(ctx, accountId, leaver.paths, now),
  };
}

async function countOpen(
  ctx: Ctx,
  accountId: string,
  paths: readonly string[] | null,
  now: Date,
): Promise<Reply['open']> {
  const rows = await ctx.db.execute<{ kind: OpenKind; count: number }>(sql`
    select kind, count(*)::int as count from (${openItems(sql`${accountId}::uuid`, now)}) item
    where path is not null and ${paths === null ? sql`true` : sql`(${within(sql`path`, paths)})`}
    group by kind order by ${kindOrder(sql`kind`)}`);
  return rows.map(({ kind, count }) => ({ kind, count }));
}

async function standing(
  ctx: Ctx,
  accountId: string,
  now: Date,
): Promise<Pick<Reply, 'lastActAt' | 'away' | 'shiftMinutes'>> {
  const at = sql`${now.toISOString()}::timestamptz`;
  const until = sql`${new Date(now.getTime() + WEEK).toISOString()}::timestamptz`;
  const who = sql`${accountId}::uuid`;
  const [row] = await ctx.db.execute<{
    last_act: string | null;
    minutes: number;
    away: { until: string; standIn: string | null } | null;
  }>(sql`
    select
      (select at from audit_entries where account_id = ${who} order by id desc limit 1) as last_act,
      (select coalesce(sum(shift.minutes), 0)::int from claims held join shifts shift on shift.id = held.shift_id
        where held.account_id = ${who} and held.state in ('offered', 'claimed', 'on-duty')
          and held.starts_at >= ${at} and held.starts_at < ${until}) as minutes,
      (select json_build_object('until', leave.until_at, 'standIn', deputy.display_name)
        from absences leave left join accounts deputy on deputy.id = leave.stand_in_id
        where leave.account_id = ${who} and leave.from_at <= ${at} and leave.until_at > ${at}
        order by leave.until_at desc limit 1) as away`);
  return {
    lastActAt: row?.last_act ? new Date(row.last_act).toISOString() : null,
    shiftMinutes: row?.minutes ?? 0,
    away: row?.away ? { untilAt: new Date(row.away.until).toISOString(), standIn: row.away.standIn } : null,
  };
}
