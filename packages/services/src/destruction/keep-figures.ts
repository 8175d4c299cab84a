import { sql } from 'drizzle-orm';
import type { Ctx } from '../context.ts';
import { coverageCounts } from '../reports/coverage-counts.ts';
import type { Doomed } from './parts.ts';

/**
 * Keeps the figures of the next slot that has none yet, by grid, before those they are counted from go. A round within one grid
 * keeps those of its area.
 * @returns false when every slot that has opened has them
 */
export async function keepFigures(ctx: Pick<Ctx, 'db'>, round: Doomed, now: Date): Promise<boolean> {
  const [slot] = await ctx.db.execute<{ id: string; opens_at: string; closes_at: string }>(sql`
    select id, opens_at, closes_at from round_slots slot
    where round_id = ${round.roundId}::uuid and opens_at <= ${now.toISOString()}::timestamptz
      and not exists (select from slot_figures kept where kept.slot_id = slot.id)
    order by opens_at, id limit 1`);
  if (!slot) return false;
  const { roundId, path } = round;
  const times = { opensAt: new Date(slot.opens_at), closesAt: new Date(slot.closes_at) };
  await ctx.db.execute(sql`
    with counted as materialized (${coverageCounts({ id: slot.id, roundId, ...times }, path, now, 'door')}),
    placed as (
      select counted.*, coalesce((
        select case when ${path}::text::ltree <@ up.path then ${path}::text::ltree else up.path end
        from areas up where up.path @> counted.child::ltree and up.kind = 'grid' limit 1), ${path}::text::ltree) as place
      from counted)
    insert into slot_figures (slot_id, area_path, expected, reported, on_time, attention, excused)
    select ${slot.id}::uuid, place, sum(expected), sum(reported), sum("onTime"), sum(attention), sum(excused)
    from placed group by place
    union all
    select ${slot.id}::uuid, ${path}::text::ltree, 0, 0, 0, 0, 0 where not exists (select from counted)`);
  return true;
}
