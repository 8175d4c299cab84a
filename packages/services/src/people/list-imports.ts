import type { ImportView } from '@linli/contracts/people/register-endpoints';
import { invalid } from '@linli/contracts/problem';
import { areas, imports } from '@linli/db/people/tables';
import { and, desc, eq, lt, or, sql } from 'drizzle-orm';
import { reach } from '../authorise.ts';
import type { Ctx } from '../context.ts';
import { importView } from './register-import/import-state.ts';
import { importHead } from './register-import/load-import.ts';

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/u;

/** Imports into the areas the actor may import into, newest first. The cursor is the last id: ids sort by time. */
export async function listImports(
  ctx: Ctx,
  input: { areaId?: string | undefined; cursor?: string | undefined; limit: number },
): Promise<{ items: ImportView[]; nextCursor: string | null }> {
  if (input.cursor !== undefined && !UUID.test(input.cursor)) throw invalid('/cursor', 'wrong-format');
  const paths = reach(ctx, 'register.import');
  const rows = await ctx.db
    .select({ row: importHead })
    .from(imports)
    .innerJoin(areas, eq(areas.id, imports.areaId))
    .where(
      and(
        or(...paths.map((path) => sql`${areas.path} <@ ${path}::ltree`)),
        input.areaId === undefined ? undefined : eq(imports.areaId, input.areaId),
        input.cursor === undefined ? undefined : lt(imports.id, input.cursor),
      ),
    )
    .orderBy(desc(imports.id))
    .limit(input.limit + 1);
  const items = rows.slice(0, input.limit).map(({ row }) => importView(row));
  return { items, nextCursor: rows.length > input.limit ? (items.at(-1)?.importId ?? null) : null };
}
