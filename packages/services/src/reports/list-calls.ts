import type { ParsedInputOf, ReplyOf } from '@linli/contracts/catalog';
import { dayOf } from '@linli/domain/civil-time';
import { slotPhase } from '@linli/domain/reports/slot-phase';
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Ctx } from '../context.ts';
import { page, readCursorOf } from '../paging.ts';
import { callViews } from './call-views.ts';
import { loadSlot } from './load-slot.ts';
import { missingHouseholds } from './missing-households.ts';
import { reachedPaths } from './reached-paths.ts';

const Cursor = z.tuple([z.string().regex(/^\d+(\.\d+)*$/), z.uuid()]);

/**
 * Calls of a slot in an area that are still needed, in the order of the tree: who calls, how often, what came of it. A
 * household that reports is not in it any more.
 * @throws Problem not-allowed, not-found
 */
export async function listCalls(
  ctx: Ctx,
  { slotId, areaId, cursor, limit }: ParsedInputOf<'GET /reports/calls'>,
): Promise<ReplyOf<'GET /reports/calls'>> {
  const paths = await reachedPaths(ctx, 'reports.gaps', areaId);
  const slot = await loadSlot(ctx, slotId);
  const now = ctx.clock.now();
  if (slotPhase(slot, now) === 'over') return { items: [], nextCursor: null };
  const after = readCursorOf(cursor, Cursor);
  const rows = await ctx.db.execute<{
    call_id: string;
    area_path: string;
    household_id: string;
    person_ids: string[];
  }>(sql`
    with gap as materialized (${missingHouseholds(slot, now, paths, {
      limit: limit + 1,
      after: after && { path: after[0], householdId: after[1] },
      rung: { step: 'call', today: dayOf(now, ctx.settings.zone) },
      where: sql`exists (select from calls given where given.slot_id = ${slot.id}::uuid
        and given.household_id = span.household_id and given.state = 'open')`,
    })})
    select call.id as call_id, gap.area_path::text, gap.household_id, gap.person_ids
    from gap join calls call on call.slot_id = ${slot.id}::uuid and call.household_id = gap.household_id
    order by gap.area_path, gap.household_id`);
  const { items, nextCursor } = page(
    rows,
    limit,
    (row) => [row.area_path, row.household_id],
    (row) => ({ callId: row.call_id, personIds: row.person_ids }),
  );
  return { items: await callViews(ctx, items), nextCursor };
}
