import type { ParsedInputOf, ReplyOf } from '@linli/contracts/catalog';
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Ctx } from '../context.ts';
import { page, readCursorOf } from '../paging.ts';
import { reachedPaths } from '../reports/reached-paths.ts';
import { within } from '../within.ts';
import { selectWebhooks, type WebhookRow, webhookView } from './webhook-views.ts';

/** Webhooks of my areas, newest first. @throws Problem not-allowed, not-found */
export async function listWebhooks(
  ctx: Ctx,
  { areaId, cursor, limit }: ParsedInputOf<'GET /doors/webhooks'>,
): Promise<ReplyOf<'GET /doors/webhooks'>> {
  const paths = await reachedPaths(ctx, 'webhooks.view', areaId);
  const after = readCursorOf(cursor, z.tuple([z.uuid()]));
  const rows = await ctx.db.execute<WebhookRow>(
    selectWebhooks(
      within(sql`place.path`, paths),
      sql`${after === null ? sql`` : sql`and webhook.id < ${after[0]}::uuid`} order by webhook.id desc limit ${limit + 1}`,
    ),
  );
  return page(
    rows,
    limit,
    ({ id }) => [id],
    (row) => webhookView(ctx, row),
  );
}
