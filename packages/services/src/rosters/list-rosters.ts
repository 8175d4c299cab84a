import type { ParsedInputOf, ReplyOf } from '@linli/contracts/catalog';
import { Id, Instant } from '@linli/contracts/values';
import { areas } from '@linli/db/people/tables';
import { rosters } from '@linli/db/rosters/tables';
import { and, desc, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Ctx } from '../context.ts';
import { page, readCursorOf } from '../paging.ts';
import { reachedPaths } from '../reports/reached-paths.ts';
import { within } from '../within.ts';
import { rosterRow, selectRosters } from './roster-row.ts';

/** Rosters of an area or of all the actor may see, the newest first. @throws Problem not-allowed, not-found, invalid-input */
export async function listRosters(
  ctx: Ctx,
  { areaId, cursor, limit }: ParsedInputOf<'GET /rosters/list'>,
): Promise<ReplyOf<'GET /rosters/list'>> {
  const paths = await reachedPaths(ctx, 'rosters.view', areaId);
  const after = readCursorOf(cursor, z.tuple([Instant, Id]));
  const rows = await selectRosters(ctx)
    .where(
      and(
        within(areas.path, paths),
        after === null
          ? undefined
          : sql`(${rosters.createdAt}, ${rosters.id}) < (${after[0]}::timestamptz, ${after[1]}::uuid)`,
      ),
    )
    .orderBy(desc(rosters.createdAt), desc(rosters.id))
    .limit(limit + 1);
  return page(rows, limit, ({ roster }) => [roster.createdAt.toISOString(), roster.id], rosterRow);
}
