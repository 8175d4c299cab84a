import type { ParsedInputOf, ReplyOf } from '@linli/contracts/catalog';
import { areas } from '@linli/db/people/tables';
import { sheetRuns } from '@linli/db/sheets/tables';
import { and, desc, eq, lt } from 'drizzle-orm';
import { z } from 'zod';
import { signedIn } from '../authorise.ts';
import type { Ctx } from '../context.ts';
import { page, readCursorOf } from '../paging.ts';
import { reachedPaths } from '../reports/reached-paths.ts';
import { within } from '../within.ts';
import { runView, selectRuns } from './run-row.ts';

/** Filled forms of my areas or one of them, newest first. @throws Problem not-allowed, not-found */
export async function listRuns(
  ctx: Ctx,
  { templateId, areaId, cursor, limit }: ParsedInputOf<'GET /sheets/runs'>,
): Promise<ReplyOf<'GET /sheets/runs'>> {
  const paths = await reachedPaths(ctx, 'sheets.fill', areaId);
  const after = readCursorOf(cursor, z.tuple([z.uuid()]));
  const actor = signedIn(ctx);
  const now = ctx.clock.now();
  const rows = await selectRuns(ctx)
    .where(
      and(
        within(areas.path, paths),
        templateId === undefined ? undefined : eq(sheetRuns.templateId, templateId),
        after === null ? undefined : lt(sheetRuns.id, after[0]),
      ),
    )
    .orderBy(desc(sheetRuns.id))
    .limit(limit + 1);
  return page(
    rows,
    limit,
    ({ run }) => [run.id],
    (row) => runView(actor, now, row),
  );
}
