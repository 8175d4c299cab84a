import type { ParsedInputOf, ReplyOf } from '@linli/contracts/catalog';
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Ctx } from '../context.ts';
import { page, readCursorOf } from '../paging.ts';
import { loadArea } from '../reports/load-area.ts';
import { placeOf, type VersionRow, versionRows } from './setting-rows.ts';

/** Versions of a setting that an area published, newest first, with who, when and why. @throws Problem not-allowed, not-found */
export async function listVersions(
  ctx: Ctx,
  { setting, areaId, key, cursor, limit }: ParsedInputOf<'GET /settings/versions'>,
): Promise<ReplyOf<'GET /settings/versions'>> {
  await loadArea(ctx, 'settings.view', areaId);
  const after = readCursorOf(cursor, z.tuple([z.int32()]));
  const rows = await ctx.db.execute<VersionRow & { by_name: string | null }>(sql`
    select every.*, who.display_name as by_name
    from (${versionRows(setting)}) every left join accounts who on who.id = every.set_by
    where every.key = ${key} and every.area_id is not distinct from ${placeOf(setting, areaId)}::uuid
      ${after === null ? sql`` : sql`and every.version < ${after[0]}`}
    order by every.version desc limit ${limit + 1}`);
  return page(
    rows,
    limit,
    ({ version }) => [version],
    (row) => ({
      version: row.version,
      value: row.value,
      ended: row.ended,
      at: new Date(row.set_at).toISOString(),
      by: row.by_name,
      reason: row.reason,
    }),
  );
}
