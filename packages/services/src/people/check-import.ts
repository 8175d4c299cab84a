import type { ColumnMapping, ImportView } from '@linli/contracts/people/register-endpoints';
import { invalid, Problem } from '@linli/contracts/problem';
import { columnMappings, imports } from '@linli/db/people/tables';
import { headingSignature } from '@linli/domain/people/column-mapping';
import { enqueue } from '@linli/jobs/outbox';
import { and, eq, inArray, isNotNull } from 'drizzle-orm';
import { signedIn } from '../authorise.ts';
import type { Ctx } from '../context.ts';
import { importView, sheetsOf } from './register-import/import-state.ts';
import { importHead, loadImport } from './register-import/load-import.ts';

/**
 * Asks for a dry run with the mapping of each sheet (null leaves a sheet out) and remembers the mappings for files with
 * the same headings. The dry run itself is a job; its progress is read with the import.
 * @throws Problem not-found; invalid-input for an unknown sheet or when nothing is mapped to a name or an address;
 * illegal-transition while it is being checked, runs or is done.
 */
export async function checkImport(
  ctx: Ctx,
  input: { importId: string; mappings: readonly { sheet: string; mapping: ColumnMapping | null }[] },
): Promise<ImportView> {
  const now = ctx.clock.now();
  const { accountId } = signedIn(ctx);
  const { row } = await loadImport(ctx, input.importId);
  const chosen = new Map(input.mappings.map(({ sheet, mapping }) => [sheet, mapping]));
  const known = new Set(sheetsOf(row).map(({ name }) => name));
  input.mappings.forEach(({ sheet, mapping }, i) => {
    if (!known.has(sheet)) throw invalid(`/mappings/${i}/sheet`, 'unknown');
    if (mapping !== null && !leadsSomewhere(mapping)) throw invalid(`/mappings/${i}/mapping`, 'missing');
  });
  const sheets = sheetsOf(row).map((sheet) => {
    const mapping = chosen.get(sheet.name);
    return mapping === undefined ? sheet : { ...sheet, mapping };
  });
  if (sheets.every(({ mapping }) => mapping === null)) throw invalid('/mappings', 'missing');
  const [checking] = await ctx.db
    .update(imports)
    .set({ state: 'checking', failure: null, sheets })
    .where(
      and(
        eq(imports.id, input.importId),
        inArray(imports.state, ['uploaded', 'checked', 'failed']),
        isNotNull(imports.fileCipher),
      ),
    )
    .returning(importHead);
  if (!checking) throw new Problem('illegal-transition');
  for (const { mapping } of input.mappings)
    if (mapping !== null) await remember(ctx, now, accountId, mapping);
  await enqueue(ctx, 'people.dry-run-import', { importId: input.importId });
  return importView(checking);
}

function leadsSomewhere({ columns }: ColumnMapping): boolean {
  const fields = new Set(columns.map(({ field }) => field));
  return fields.has('address') || fields.has('door') || fields.has('building');
}

async function remember(ctx: Ctx, now: Date, accountId: string, mapping: ColumnMapping): Promise<void> {
  const headings = ctx.vault.hash('headings', headingSignature(mapping));
  await ctx.db
    .insert(columnMappings)
    .values({ accountId, headings, mapping, usedAt: now })
    .onConflictDoUpdate({
      target: [columnMappings.accountId, columnMappings.headings],
      set: { mapping, usedAt: now },
    });
}
