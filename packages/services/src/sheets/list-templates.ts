import type { ParsedInputOf, ReplyOf } from '@linli/contracts/catalog';
import type { SheetMapping } from '@linli/contracts/sheets/endpoints';
import { sheetFindings } from '@linli/contracts/sheets/labels';
import { arrayLiteral } from '@linli/db/array-literal';
import { may } from '@linli/domain/identity/rights';
import { checkMapping, countUnmapped } from '@linli/domain/sheets/check-mapping';
import type { Layout } from '@linli/domain/sheets/layout';
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { signedIn } from '../authorise.ts';
import type { Ctx } from '../context.ts';
import { page, readCursorOf } from '../paging.ts';
import { reachedPaths } from '../reports/reached-paths.ts';
import { catalogue } from './catalogue.ts';
import { templateName } from './load-template.ts';

interface Row extends Record<string, unknown> {
  id: string;
  name: string;
  shipped_key: string | null;
  area_id: string | null;
  area_name: string | null;
  area_path: string | null;
  number: number;
  uploaded_at: string;
  layout: Layout;
  mapping: SheetMapping;
}

/** Templates for my areas or one of them, those of the place before those that come with the product. @throws Problem not-allowed, not-found */
export async function listTemplates(
  ctx: Ctx,
  { areaId, cursor, limit }: ParsedInputOf<'GET /sheets/templates'>,
): Promise<ReplyOf<'GET /sheets/templates'>> {
  const paths = arrayLiteral(await reachedPaths(ctx, 'sheets.fill', areaId));
  const after = readCursorOf(cursor, z.tuple([z.int32().min(0).max(1), z.uuid()]));
  const { posts } = signedIn(ctx);
  const rows = await ctx.db.execute<Row>(sql`
    select t.id, t.name, t.shipped_key, a.id as area_id, a.name as area_name, a.path::text as area_path,
      v.number, v.uploaded_at, v.layout, m.mapping
    from sheet_templates t
    left join areas a on a.id = t.area_id
    cross join lateral (select * from sheet_versions v where v.template_id = t.id order by v.number desc limit 1) v
    cross join lateral (select m.mapping from sheet_mappings m where m.version_id = v.id order by m.number desc limit 1) m
    where t.closed_at is null
      and (t.area_id is null or a.path @> any(${paths}::ltree[]) or a.path <@ any(${paths}::ltree[]))
      ${after === null ? sql`` : sql`and ((t.area_id is null)::int, t.id) > (${after[0]}::int, ${after[1]}::uuid)`}
    order by (t.area_id is null)::int, t.id
    limit ${limit + 1}`);
  return page(
    rows,
    limit,
    (row) => [row.area_id === null ? 1 : 0, row.id],
    (row) => ({
      templateId: row.id,
      name: templateName({ name: row.name, shippedKey: row.shipped_key }),
      area: row.area_id === null ? null : { areaId: row.area_id, name: row.area_name ?? '' },
      version: row.number,
      uploadedAt: new Date(row.uploaded_at).toISOString(),
      unmapped: countUnmapped(checkMapping(row.layout, row.mapping, catalogue, sheetFindings)),
      mayChange: row.area_path !== null && may(posts, 'sheets.set-up', row.area_path),
    }),
  );
}
