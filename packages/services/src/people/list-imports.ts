import type { ImportView } from '@linli/contracts/people/register-endpoints';
import { areas, imports } from '@linli/db/people/tables';
import { and, desc, eq, lt, or, sql } from 'drizzle-orm';
import { z } from 'zod';
import { reach } from '../authorise.ts';
import type { Ctx } from '../context.ts';
import { page, readCursorOf } from '../paging.ts';
import { importView } from './register-import/import-state.ts';
import { importHead } from './register-import/load-import.ts';

/** Imports into the areas the actor may import into, newest first: their ids sort by time. */
export async function listImports(
  ctx: Ctx,
  input: { areaId?: string | undefined; cursor?: string | undefined; limit: number },
): Promise<{ items: ImportView[]; nextCursor: string | null }> {
  const after = readCursorOf(input.cursor, z.tuple([z.uuid()]));
  const paths = reach(ctx, 'register.import');
  const rows = await ctx.db
    .select({ row: importHead })
    .from(imports)
    .innerJoin(areas, eq(areas.id, imports.areaId))
    .where(
      and(
        or(...paths.map((path) => sql`${areas.path} <@ ${path}::ltree`)),
        input.areaId === undefined ? undefined : eq(imports.areaId, input.areaId),
        after === null ? undefined : lt(imports.id, after[0]),
      ),
    )
    .orderBy(desc(imports.id))
    .limit(input.limit + 1);
  return page(
    rows,
    input.limit,
    ({ row }) => [row.id],
    ({ row }) => importView(row),
  );
}
