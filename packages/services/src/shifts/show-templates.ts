import type { ParsedInputOf, ReplyOf } from '@linli/contracts/catalog';
import { Name, TimeOfDay } from '@linli/contracts/values';
import { shippedTemplates } from '@linli/domain/shifts/shipped-rules';
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Ctx } from '../context.ts';
import { loadArea } from '../reports/load-area.ts';

const Items = z.array(z.object({ name: Name, from: TimeOfDay, until: TimeOfDay }));

/**
 * Times of shifts to choose from: those of the nearest area upward that has its own, else those shipped. `own`: the area itself
 * has set them.
 * @throws Problem not-found, not-allowed
 */
export async function showTemplates(
  ctx: Ctx,
  { areaId }: ParsedInputOf<'GET /shifts/templates'>,
): Promise<ReplyOf<'GET /shifts/templates'>> {
  const area = await loadArea(ctx, 'shifts.set-up', areaId);
  const [row] = await ctx.db.execute<{ area_id: string; items: unknown }>(sql`
    select own.area_id, own.items from shift_templates own join areas place on place.id = own.area_id
    where place.path @> ${area.path}::ltree order by nlevel(place.path) desc limit 1`);
  return {
    items: row ? Items.parse(row.items) : shippedTemplates.map((each) => ({ ...each })),
    own: row?.area_id === areaId,
  };
}
