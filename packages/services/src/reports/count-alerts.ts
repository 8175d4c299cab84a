import type { ParsedInputOf, ReplyOf } from '@linli/contracts/catalog';
import { sql } from 'drizzle-orm';
import type { Ctx } from '../context.ts';
import { within } from '../within.ts';
import { reachedPaths } from './reached-paths.ts';

type Reply = ReplyOf<'GET /reports/alert-counts'>;

/**
 * Counts alerts of my area that are open or in hand; `GET /reports/alerts` lists what stands behind each figure. Figures say
 * nothing of a person, so that nobody is recorded as having looked.
 * @throws Problem not-allowed, not-found
 */
export async function countAlerts(
  ctx: Ctx,
  { areaId }: ParsedInputOf<'GET /reports/alert-counts'>,
): Promise<Reply> {
  const paths = await reachedPaths(ctx, 'alerts.view', areaId);
  const items = await ctx.db.execute<Reply['items'][number]>(sql`
    select alert.state, alert.level, count(*)::int as alerts
    from alerts alert join areas place on place.id = alert.area_id
    where alert.state in ('open', 'taken') and ${within(sql`place.path`, paths)}
    group by 1, 2 order by 1, 2`);
  return { items: [...items] };
}
