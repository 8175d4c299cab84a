import { type SQL, sql } from 'drizzle-orm';
import type { Ctx } from '../context.ts';

interface Row extends Record<string, unknown> {
  id: string;
  from_id: string;
  from_name: string;
  area: string;
  done_at: string;
  done_by: string;
  reason: string;
  items: number;
  successors: string[];
}

/** Handovers as lists show them, the newest first; `where` speaks of `handover` and `place`, its area. */
export async function handoverRows(ctx: Pick<Ctx, 'db'>, where: SQL, limit: number) {
  const rows = await ctx.db.execute<Row>(sql`
    select handover.id, handover.from_account_id as from_id, leaver.display_name as from_name,
      coalesce(place.compound, '') || place.name as area, handover.done_at, doer.display_name as done_by, handover.reason,
      (select count(*)::int from handover_items item where item.handover_id = handover.id) as items,
      (select json_agg(distinct successor.display_name) from handover_items item
        join accounts successor on successor.id = item.to_account_id where item.handover_id = handover.id) as successors
    from handovers handover
    join accounts leaver on leaver.id = handover.from_account_id
    join accounts doer on doer.id = handover.done_by
    join areas place on place.id = handover.area_id
    where ${where}
    order by handover.id desc limit ${limit}`);
  return rows.map((row) => ({
    handoverId: row.id,
    fromAccountId: row.from_id,
    fromName: row.from_name,
    areaName: row.area,
    doneAt: new Date(row.done_at).toISOString(),
    doneBy: row.done_by,
    reason: row.reason,
    items: row.items,
    successors: row.successors,
  }));
}

/** A handover somebody took part in: who left, who follows, who did it; `handover` is the table it speaks of. */
export const tookPart = (accountId: string): SQL => sql`(handover.from_account_id = ${accountId}::uuid
  or handover.done_by = ${accountId}::uuid
  or exists (select from handover_items mine where mine.handover_id = handover.id and mine.to_account_id = ${accountId}::uuid))`;
