import type { ParsedInputOf, ReplyOf } from '@linli/contracts/catalog';
import { sql } from 'drizzle-orm';
import type { Ctx } from '../context.ts';
import { loadArea } from '../reports/load-area.ts';
import { type LadderRow, ladderView } from './ladder-views.ts';

/** Ladders in force at an area: of each key the nearest area's newest, and the shipped ones where nobody changed them. */
export async function listLadders(
  ctx: Ctx,
  { areaId }: ParsedInputOf<'GET /escalation/ladders'>,
): Promise<ReplyOf<'GET /escalation/ladders'>> {
  const area = await loadArea(ctx, 'requests.view', areaId);
  const rows = await ctx.db.execute<LadderRow>(sql`
    select distinct on (ladder.key) ladder.id, ladder.key, ladder.version, ladder.area_id, place.name as area_name,
      ladder.published_at, ladder.definition
    from ladders ladder left join areas place on place.id = ladder.area_id
    where ladder.area_id is null or place.path @> ${area.path}::text::ltree
    order by ladder.key, nlevel(place.path) desc nulls last, ladder.version desc`);
  return {
    items: rows
      .map(ladderView)
      .sort(
        (a, b) => Number(b.areaId === areaId) - Number(a.areaId === areaId) || a.key.localeCompare(b.key),
      ),
  };
}
