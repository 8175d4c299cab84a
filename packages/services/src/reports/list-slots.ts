import type { ParsedInputOf, ReplyOf } from '@linli/contracts/catalog';
import { arrayLiteral } from '@linli/db/array-literal';
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Ctx } from '../context.ts';
import { page, readCursorOf } from '../paging.ts';
import { slotViewOfRow } from './load-slot.ts';
import { reachedPaths } from './reached-paths.ts';

type SlotRow = Parameters<typeof slotViewOfRow>[0] & {
  title: { zh: string; en: string };
  state: 'ahead' | 'open' | 'closed';
  place: number;
  near: number;
};

/**
 * Slots of rounds that touch my area: those open now first, then those over (newest first), then those ahead (next
 * first).
 * @throws Problem not-allowed, not-found
 */
export async function listSlots(
  ctx: Ctx,
  { areaId, roundId, cursor, limit }: ParsedInputOf<'GET /reports/slots'>,
): Promise<ReplyOf<'GET /reports/slots'>> {
  const paths = arrayLiteral(await reachedPaths(ctx, 'rounds.view', areaId));
  const after = readCursorOf(cursor, z.tuple([z.int32(), z.number(), z.uuid()]));
  const now = sql`${ctx.clock.now().toISOString()}::timestamptz`;
  const rows = await ctx.db.execute<SlotRow>(sql`
    select * from (
      select s.id as slot_id, s.round_id, s.day::text, s.part, s.opens_at, s.closes_at, f.definition -> 'title' as title,
        state, case state when 'open' then 0 when 'closed' then 1 else 2 end as place,
        (case state when 'ahead' then 1 else -1 end * extract(epoch from s.opens_at))::float8 as near
      from round_slots s
      join rounds r on r.id = s.round_id
      join forms f on f.id = r.form_id
      join areas place on place.id = r.area_id
      cross join lateral (select case
        when s.opens_at > ${now} then 'ahead'
        when s.closes_at > ${now} and r.closed_at is null then 'open'
        else 'closed' end as state) as standing
      where (place.path <@ any(${paths}::ltree[]) or place.path @> any(${paths}::ltree[]))
        ${roundId === undefined ? sql`` : sql`and s.round_id = ${roundId}::uuid`}
    ) slots
    ${
      after === null
        ? sql``
        : sql`where (place, near, slot_id) > (${after[0]}::int, ${after[1]}::float8, ${after[2]}::uuid)`
    }
    order by place, near, slot_id
    limit ${limit + 1}`);
  return page(
    rows,
    limit,
    (row) => [row.place, row.near, row.slot_id],
    (row) => ({
      ...slotViewOfRow(row),
      roundTitle: row.title.zh,
      roundTitleEn: row.title.en,
      state: row.state,
    }),
  );
}
