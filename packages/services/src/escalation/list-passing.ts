import type { ParsedInputOf, ReplyOf } from '@linli/contracts/catalog';
import { Id, Instant } from '@linli/contracts/values';
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Ctx } from '../context.ts';
import { page, readCursorOf } from '../paging.ts';
import { caseRows } from './case-rows.ts';
import { view } from './desk-page.ts';
import { atDesk } from './desk-reach.ts';

const Cursor = z.tuple([Instant, Id]);

/**
 * What climbs past me next: cases I was told of that nobody answered, the next to move first.
 * @throws Problem not-signed-in, second-factor-needed; invalid-input for the cursor
 */
export async function listPassing(
  ctx: Ctx,
  { cursor, limit }: ParsedInputOf<'GET /escalation/passing'>,
): Promise<ReplyOf<'GET /escalation/passing'>> {
  const accountId = atDesk(ctx);
  const after = readCursorOf(cursor, Cursor);
  const from = after
    ? sql`and (climbs.due_at, climbs.id) > (${after[0]}::timestamptz, ${after[1]}::uuid)`
    : sql``;
  const rows = await caseRows(ctx, {
    where: sql`climbs.state = 'running' and climbs.phase = 'answer' and climbs.id in (
      select told.climb_id from climb_told told where told.account_id = ${accountId}::uuid) ${from}`,
    order: sql`climbs.due_at, climbs.id`,
    limit: limit + 1,
  });
  return page(rows, limit, ({ climb, dueAt }) => [dueAt, climb.id], view);
}
