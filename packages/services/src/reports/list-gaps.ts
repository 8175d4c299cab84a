import type { ParsedInputOf, ReplyOf } from '@linli/contracts/catalog';
import type { GapReason } from '@linli/contracts/reports/labels';
import { dayOf } from '@linli/domain/civil-time';
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Ctx } from '../context.ts';
import { page, readCursorOf } from '../paging.ts';
import { isMissable } from './expected.ts';
import { loadSlot } from './load-slot.ts';
import { missingHouseholds } from './missing-households.ts';
import { reachedPaths } from './reached-paths.ts';

type Reply = ReplyOf<'GET /reports/gaps'>;
type Step = Reply['items'][number]['step'];

interface Row extends Record<string, unknown> {
  area_path: string;
  household_id: string;
  address: string;
  building: string | null;
  missing: { personId: string; name: string; reason: GapReason | null }[];
  expected: number;
  step: Step;
}

/**
 * Households with somebody who is expected, is still in the round and has not reported, in the order of the tree. What is
 * reported meanwhile is not in it: the list is the query.
 * @throws Problem not-allowed, not-found
 */
export async function listGaps(
  ctx: Ctx,
  { slotId, areaId, cursor, limit }: ParsedInputOf<'GET /reports/gaps'>,
): Promise<Reply> {
  const paths = await reachedPaths(ctx, 'reports.gaps', areaId);
  const slot = await loadSlot(ctx, slotId);
  const now = ctx.clock.now();
  if (slot.roundClosedAt !== null || slot.opensAt > now) return { items: [], nextCursor: null };
  const key = readCursorOf(cursor, z.tuple([z.string().regex(/^\d+(\.\d+)*$/), z.uuid()]));
  const after = key === null ? null : { path: key[0], householdId: key[1] };
  const today = sql`${dayOf(now, ctx.settings.zone)}::date`;
  const rows = await ctx.db.execute<Row>(sql`
    with gap as materialized (${missingHouseholds(slot, now, paths, { limit: limit + 1, after })})
    select gap.area_path::text, gap.household_id, home.address,
      (select coalesce(b.compound, '') || b.name from areas b where b.path @> gap.area_path and b.kind = 'building') as building,
      (select json_agg(json_build_object('personId', p.id, 'name', p.name, 'reason', note.reason) order by p.id)
        from persons p left join gap_notes note on note.round_id = ${slot.roundId}::uuid and note.person_id = p.id
          and note.lifted_at is null and (note.until_day is null or note.until_day >= ${today})
        where p.id = any(gap.person_ids)) as missing,
      (select count(*)::int from round_members span
        where span.round_id = ${slot.roundId}::uuid and span.household_id = gap.household_id
          and ${isMissable(sql`span`, slot, now)}) as expected,
      case
        when visit.id is not null or call.state = 'to-visit' then 'to-visit'
        when call.state = 'open' then 'to-call'
        when done.steps @> '{ask-proxy}' then 'proxy-asked'
        when done.steps @> '{remind}' then 'reminded'
        else 'waiting' end as step
    from gap
    join households home on home.id = gap.household_id
    left join calls call on call.slot_id = ${slot.id}::uuid and call.household_id = gap.household_id
    left join visits visit on visit.slot_id = ${slot.id}::uuid and visit.household_id = gap.household_id and visit.state = 'open'
    cross join (
      select coalesce(array_agg(step), '{}') as steps from gap_steps
      where slot_id = ${slot.id}::uuid and done_at is not null) done
    order by gap.area_path, gap.household_id`);
  return page(
    rows,
    limit,
    (row) => [row.area_path, row.household_id],
    (row) => ({
      householdId: row.household_id,
      address: row.address,
      buildingName: row.building ?? '',
      missing: row.missing,
      expected: row.expected,
      step: row.step,
    }),
  );
}
