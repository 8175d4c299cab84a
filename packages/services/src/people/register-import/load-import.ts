import { Problem } from '@linli/contracts/problem';
import { areas, imports } from '@linli/db/people/tables';
import { eq, getTableColumns } from 'drizzle-orm';
import { demand } from '../../authorise.ts';
import type { Ctx } from '../../context.ts';
import type { ImportHead } from './import-state.ts';

const { fileCipher: _, fileHash: __, ...head } = getTableColumns(imports);
export const importHead = head;

/** An import the actor may see, without its file. @throws Problem not-found, not-allowed, second-factor-needed */
export async function loadImport(ctx: Ctx, importId: string): Promise<{ row: ImportHead; areaPath: string }> {
  const [found] = await ctx.db
    .select({ row: head, areaPath: areas.path })
    .from(imports)
    .innerJoin(areas, eq(areas.id, imports.areaId))
    .where(eq(imports.id, importId));
  if (!found) throw new Problem('not-found');
  demand(ctx, 'register.import', found.areaPath);
  return found;
}
