import { sql } from 'drizzle-orm';
import type { z } from 'zod';
import type { Ctx } from '../context.ts';

/**
 * A setting in force at a place: that of the nearest area upward that has one of its own, else the shipped one. For
 * settings that rest in their versions and nowhere else.
 */
export async function loadSetting<T>(
  ctx: Pick<Ctx, 'db'>,
  { name, shape, shipped }: { readonly name: string; readonly shape: z.ZodType<T>; readonly shipped: T },
  areaPath: string,
): Promise<T> {
  const [row] = await ctx.db.execute<{ value: unknown }>(sql`
    select newest.value
    from areas place
    cross join lateral (select version.value from setting_versions version
      where version.setting = ${name} and version.key = '' and version.area_id = place.id
      order by version.version desc limit 1) newest
    where place.path @> ${areaPath}::text::ltree and newest.value is not null
    order by nlevel(place.path) desc limit 1`);
  return row ? shape.parse(row.value) : shipped;
}
