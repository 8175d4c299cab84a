import type { ParsedInputOf, ReplyOf } from '@linli/contracts/catalog';
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Ctx } from '../context.ts';
import { page, readCursorOf } from '../paging.ts';
import { loadRechecks } from './load-recheck.ts';
import { reachedPaths } from './reached-paths.ts';

const Key = z.tuple([z.uuid()]);

/** Samples with a household in my areas, newest first. @throws Problem not-allowed, not-found */
export async function listRechecks(
  ctx: Ctx,
  { roundId, areaId, cursor, limit }: ParsedInputOf<'GET /reports/rechecks'>,
): Promise<ReplyOf<'GET /reports/rechecks'>> {
  const paths = await reachedPaths(ctx, 'reports.read', areaId);
  const after = readCursorOf(cursor, Key);
  const found = await loadRechecks(
    ctx,
    paths,
    sql`${roundId === undefined ? sql`true` : sql`slot.round_id = ${roundId}::uuid`}
      ${after === null ? sql`` : sql`and sample.id < ${after[0]}::uuid`}`,
    limit + 1,
  );
  return page(
    found,
    limit,
    ({ view }) => [view.sampleId],
    ({ view }) => view,
  );
}
