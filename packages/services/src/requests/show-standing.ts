import type { ParsedInputOf, ReplyOf } from '@linli/contracts/catalog';
import { sql } from 'drizzle-orm';
import type { Ctx } from '../context.ts';
import { reachedPaths } from '../reports/reached-paths.ts';
import { within } from '../within.ts';
import { timeLeft } from './time-left.ts';

type Reply = ReplyOf<'GET /requests/standing'>;

/**
 * Counts open requests of my area by state and time left; `GET /requests/in-area` lists what stands behind each figure.
 * @throws Problem not-allowed, not-found
 */
export async function showStanding(
  ctx: Ctx,
  { areaId }: ParsedInputOf<'GET /requests/standing'>,
): Promise<Reply> {
  const paths = await reachedPaths(ctx, 'requests.view', areaId);
  const items = await ctx.db.execute<Reply['items'][number]>(sql`
    select r.state, ${timeLeft(ctx.clock.now())} as left, count(*)::int as requests
    from requests r join areas a on a.id = r.area_id
    where r.closed_at is null and ${within(sql`a.path`, paths)}
    group by 1, 2 order by 1, 2`);
  return { items: [...items] };
}
