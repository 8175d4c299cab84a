import type { ParsedInputOf, ReplyOf } from '@linli/contracts/catalog';
import { reachOf } from '@linli/domain/identity/rights';
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { signedIn } from '../authorise.ts';
import type { Ctx } from '../context.ts';
import { atDesk } from '../escalation/desk-reach.ts';
import { page, readCursorOf } from '../paging.ts';
import { reachedPaths } from '../reports/reached-paths.ts';
import { within } from '../within.ts';
import { handoverRows, tookPart } from './handover-rows.ts';

const Cursor = z.tuple([z.uuid()]);

/**
 * Handovers of an area, or of all one sees and those one took part in; of one person where one is named. The newest first.
 * @throws Problem not-allowed, not-found for an area elsewhere; second-factor-needed, invalid-input
 */
export async function listHandovers(
  ctx: Ctx,
  { areaId, accountId, cursor, limit }: ParsedInputOf<'GET /succession/handovers'>,
): Promise<ReplyOf<'GET /succession/handovers'>> {
  const own = atDesk(ctx);
  const after = readCursorOf(cursor, Cursor);
  const seen =
    areaId === undefined
      ? sql`(${within(sql`place.path`, reachOf(signedIn(ctx).posts, 'posts.view'))} or ${tookPart(own)})`
      : sql`(${within(sql`place.path`, await reachedPaths(ctx, 'posts.view', areaId))})`;
  const rows = await handoverRows(
    ctx,
    sql`${seen} ${accountId === undefined ? sql`` : sql`and handover.from_account_id = ${accountId}::uuid`}
      ${after === null ? sql`` : sql`and handover.id < ${after[0]}::uuid`}`,
    limit + 1,
  );
  return page(
    rows,
    limit,
    ({ handoverId }) => [handoverId],
    (row) => row,
  );
}
