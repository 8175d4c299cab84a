import type { ParsedInputOf, ReplyOf } from '@linli/contracts/catalog';
import { openKindNames } from '@linli/contracts/succession/labels';
import { Id, Instant } from '@linli/contracts/values';
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Ctx } from '../context.ts';
import { page, readCursorOf } from '../paging.ts';
import { within } from '../within.ts';
import { loadLeaver } from './load-leaver.ts';
import { kindOrder, loadOpenItems, noTime } from './open-items.ts';
import { itemView } from './weigh-plan.ts';

const Cursor = z.tuple([z.int32(), Instant, Id]);

/**
 * What somebody has open, by kind, the next due first; of others what lies in the areas whose posts one sees.
 * @throws Problem not-found, not-allowed, second-factor-needed, invalid-input
 */
export async function listOpenItems(
  ctx: Ctx,
  { accountId, kind, cursor, limit }: ParsedInputOf<'GET /succession/open-items'>,
): Promise<ReplyOf<'GET /succession/open-items'>> {
  const leaver = await loadLeaver(ctx, accountId, 'posts.view');
  const after = readCursorOf(cursor, Cursor);
  const order = sql`(${kindOrder(sql`kind`)}, coalesce(at, ${noTime}::timestamptz), id)`;
  const rows = await loadOpenItems(ctx, accountId, ctx.clock.now(), {
    where: sql`${leaver.paths === null ? sql`true` : sql`(${within(sql`path`, leaver.paths)})`}
      ${kind === undefined ? sql`` : sql`and kind = ${kind}`}
      ${after === null ? sql`` : sql`and ${order} > (${after[0]}::int, ${after[1]}::timestamptz, ${after[2]}::uuid)`}`,
    limit: limit + 1,
  });
  return page(
    rows,
    limit,
    (row) => [openKindNames.indexOf(row.kind) + 1, row.at?.toISOString() ?? noTime, row.id],
    itemView,
  );
}
