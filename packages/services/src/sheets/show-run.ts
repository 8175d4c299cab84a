import type { ParsedInputOf } from '@linli/contracts/catalog';
import { Problem } from '@linli/contracts/problem';
import type { RunView } from '@linli/contracts/sheets/endpoints';
import { sheetRuns } from '@linli/db/sheets/tables';
import { isWithin } from '@linli/domain/identity/rights';
import { eq } from 'drizzle-orm';
import { reach, signedIn } from '../authorise.ts';
import type { Ctx } from '../context.ts';
import { type RunFound, runView, selectRuns } from './run-row.ts';

/** A filled form, for who asked for it and for whoever fills forms there. @throws Problem not-found, not-allowed */
export async function findRun(ctx: Ctx, runId: string): Promise<RunFound> {
  const { accountId } = signedIn(ctx);
  const paths = reach(ctx, 'sheets.fill');
  const [found] = await selectRuns(ctx).where(eq(sheetRuns.id, runId));
  if (!found) throw new Problem('not-found');
  if (found.run.accountId !== accountId && !paths.some((path) => isWithin(found.area.path, path)))
    throw new Problem('not-found');
  return found;
}

/** State and progress of one filled form. @throws Problem not-found, not-allowed */
export const showRun = async (
  ctx: Ctx,
  { runId }: ParsedInputOf<'GET /sheets/runs/:runId'>,
): Promise<RunView> => runView(signedIn(ctx), ctx.clock.now(), await findRun(ctx, runId));
