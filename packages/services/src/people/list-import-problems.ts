import type { RegisterField, RegisterProblem } from '@linli/contracts/people/register-endpoints';
import { importProblems } from '@linli/db/people/tables';
import { and, asc, eq, gt } from 'drizzle-orm';
import { z } from 'zod';
import type { Ctx } from '../context.ts';
import { page, readCursorOf } from '../paging.ts';
import { loadImport } from './register-import/load-import.ts';

/** What the last dry run found wrong, cell by cell in the order of the file. @throws Problem not-found */
export async function listImportProblems(
  ctx: Ctx,
  input: { importId: string; cursor?: string | undefined; limit: number },
): Promise<{ items: RegisterProblem[]; nextCursor: string | null }> {
  await loadImport(ctx, input.importId);
  const after = readCursorOf(input.cursor, z.tuple([z.int32().nonnegative()]));
  const rows = await ctx.db
    .select()
    .from(importProblems)
    .where(and(eq(importProblems.importId, input.importId), gt(importProblems.number, after?.[0] ?? 0)))
    .orderBy(asc(importProblems.number))
    .limit(input.limit + 1);
  return page(
    rows,
    input.limit,
    ({ number }) => [number],
    ({ sheet, row, column, field, code, isError }) => ({
      sheet,
      row,
      column,
      field: field as RegisterField | null,
      code: code as RegisterProblem['code'],
      level: isError ? ('error' as const) : ('warning' as const),
    }),
  );
}
