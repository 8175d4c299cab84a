import type { RegisterField, RegisterProblem } from '@linli/contracts/people/register-endpoints';
import { invalid } from '@linli/contracts/problem';
import { importProblems } from '@linli/db/people/tables';
import { and, asc, eq, gt } from 'drizzle-orm';
import type { Ctx } from '../context.ts';
import { loadImport } from './register-import/load-import.ts';

/** What the last dry run found wrong, cell by cell in the order of the file. @throws Problem not-found */
export async function listImportProblems(
  ctx: Ctx,
  input: { importId: string; cursor?: string | undefined; limit: number },
): Promise<{ items: RegisterProblem[]; nextCursor: string | null }> {
  await loadImport(ctx, input.importId);
  if (input.cursor !== undefined && !/^\d{1,9}$/u.test(input.cursor))
    throw invalid('/cursor', 'wrong-format');
  const rows = await ctx.db
    .select()
    .from(importProblems)
    .where(
      and(eq(importProblems.importId, input.importId), gt(importProblems.number, Number(input.cursor ?? 0))),
    )
    .orderBy(asc(importProblems.number))
    .limit(input.limit + 1);
  const page = rows.slice(0, input.limit);
  return {
    items: page.map(({ sheet, row, column, field, code, isError }) => ({
      sheet,
      row,
      column,
      field: field as RegisterField | null,
      code,
      level: isError ? 'error' : 'warning',
    })),
    nextCursor: rows.length > input.limit ? String(page.at(-1)?.number ?? 0) : null,
  };
}
