import type { ReplyOf } from '@linli/contracts/catalog';
import { Problem } from '@linli/contracts/problem';
import { exports } from '@linli/db/people/tables';
import { and, eq, getTableColumns } from 'drizzle-orm';
import { signedIn } from '../authorise.ts';
import type { Ctx } from '../context.ts';
import { exportView } from './register-export/export-state.ts';

const { fileCipher: _, ...head } = getTableColumns(exports);

/** State of an export; only who asked for it sees it and its link. @throws Problem not-found */
export async function getExport(
  ctx: Ctx,
  { exportId }: { exportId: string },
): Promise<ReplyOf<'GET /people/exports/:exportId'>> {
  const { accountId } = signedIn(ctx);
  const [row] = await ctx.db
    .select(head)
    .from(exports)
    .where(and(eq(exports.id, exportId), eq(exports.accountId, accountId)));
  if (!row) throw new Problem('not-found');
  return exportView(ctx.vault, row, ctx.clock.now());
}
