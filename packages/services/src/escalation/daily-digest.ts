import { dayOf, instantOf, timeOf } from '@linli/domain/civil-time';
import { sql } from 'drizzle-orm';
import type { Ctx } from '../context.ts';
import { queueNotices } from '../notices/queue-notices.ts';

/** In the morning, before the day begins; a worker that was away catches up until noon. */
const from = '07:30';
const until = '12:00';

/**
 * Tells secretaries and duty officers, once a day, what is open in their area, what is past its deadline, what is stuck, and
 * which posts were found empty since yesterday; what came
 * after half past seven is for tomorrow. Who has nothing of it is not told.
 * @returns how many were told
 */
export async function dailyDigest(ctx: Ctx): Promise<number> {
  const now = ctx.clock.now();
  const { zone } = ctx.settings;
  const time = timeOf(now, zone);
  if (time < from || time >= until) return 0;
  const day = dayOf(now, zone);
  const matter = `digest:${day}`;
  const [sent] = await ctx.db.execute(sql`select from notices where matter = ${matter} limit 1`);
  if (sent) return 0;
  const at = sql`${now.toISOString()}::timestamptz`;
  const morning = sql`${instantOf(day, from, zone).toISOString()}::timestamptz`;
  const { queued } = await queueNotices(
    ctx,
    now,
    'daily-digest',
    sql`select account_id, ${matter}::text as matter,
        jsonb_build_object('day', ${day}::text, 'open', sum(open), 'late', sum(late), 'stuck', sum(stuck), 'gaps', sum(gaps)) as facts
      from (
        select distinct post.account_id, place.path
        from appointments post join areas place on place.id = post.area_id
        where post.role in ('secretary', 'duty-officer')
          and post.from_at <= ${at} and (post.until_at is null or post.until_at > ${at})) as mine
      cross join lateral (
        select count(*)::int as open, (count(*) filter (where climb.state = 'stuck'))::int as stuck,
          (count(*) filter (where request.deadline_at < ${at} and climb.phase <> 'confirm'))::int as late
        from climbs climb left join requests request on request.id = climb.case_id
        where climb.state <> 'ended' and climb.opened_at < ${morning} and climb.area_path <@ mine.path) as cases
      cross join lateral (
        select count(distinct (gap.area_id, gap.role))::int as gaps
        from post_gaps gap join areas empty on empty.id = gap.area_id
        where gap.day >= ${day}::date - 1 and gap.found_at < ${morning} and empty.path <@ mine.path) as posts
      group by account_id
      having sum(open) + sum(gaps) > 0`,
  );
  return queued;
}
