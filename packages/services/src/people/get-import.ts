import type { ImportView } from '@linli/contracts/people/register-endpoints';
import type { Ctx } from '../context.ts';
import { importView } from './register-import/import-state.ts';
import { loadImport } from './register-import/load-import.ts';

/** One import with its progress. @throws Problem not-found, not-allowed */
export async function getImport(ctx: Ctx, { importId }: { importId: string }): Promise<ImportView> {
  return importView((await loadImport(ctx, importId)).row);
}
