import { arrayLiteral } from '@linli/db/array-literal';
import { dayOf, timeOf } from '@linli/domain/civil-time';
import { type Right, rights } from '@linli/domain/identity/rights';
import { type SQL, sql } from 'drizzle-orm';
import type { Ctx } from '../context.ts';
import { queueNotices } from '../notices/queue-notices.ts';

/** In the morning, when people plan their day; a worker that was away catches up until noon. */
const from = '08:30';
const until = '12:00';

/**
 * Tells those who lead, once a day, for how many people hours wait to be confirmed or put right: whoever may do it nearest to the
 * gate, and for their own hours the others there or the next above.
 * @returns how many were told
 */
export async function tellHoursToConfirm(ctx: Ctx): Promise<number> {
  const now = ctx.clock.now();
  const { zone } = ctx.settings;
  const time = timeOf(now, zone);
  if (time < from || time >= until) return 0;
  const matter = `hours-to-confirm:${dayOf(now, zone)}`;
  const [sent] = await ctx.db.execute(sql`select from notices where matter = ${matter} limit 1`);
  if (sent) return 0;
  const { queued } = await queueNotices(ctx, now, 'hours-to-confirm', waitingQuery(now, matter));
  return queued;
}

function waitingQuery(now: Date, matter: string): SQL {
  const at = sql`${now.toISOString()}::timestamptz`;
  const roles = (right: Right) => sql`${arrayLiteral(rights[right])}::text[]`;
  const decides = sql`lead.role = any(waiting.roles) and lead.from_at <= ${at}
    and (lead.until_at is null or lead.until_at > ${at}) and lead.account_id <> waiting.account_id`;
  return sql`
    select lead.account_id, ${matter}::text as matter,
      jsonb_build_object('people', count(distinct waiting.account_id)) as facts
    from (
      select place.account_id, shift.area_path as path, ${roles('shifts.lead')} as roles
      from claims place join shifts shift on shift.id = place.shift_id
      where place.state = 'left'
      union all
      select correction.account_id, area.path, ${roles('hours.correct')} as roles
      from hour_corrections correction join areas area on area.id = correction.area_id
      where correction.decided is null) waiting
    cross join lateral (
      select area.id from areas area join appointments lead on lead.area_id = area.id
      where area.path @> waiting.path and ${decides}
      order by nlevel(area.path) desc limit 1) nearest
    join appointments lead on lead.area_id = nearest.id and ${decides}
    group by lead.account_id`;
}
