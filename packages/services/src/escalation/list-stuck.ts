import type { ParsedInputOf, ReplyOf } from '@linli/contracts/catalog';
import { Id, Instant } from '@linli/contracts/values';
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Ctx } from '../context.ts';
import { page, readCursorOf } from '../paging.ts';
import { caseRows } from './case-rows.ts';
import { view } from './desk-page.ts';
import { atDesk, inReach } from './desk-reach.ts';

const Cursor = z.tuple([Instant, Id]);

/**
 * Cases whose ladder ran out and that nobody took, those open longest first.
 * @throws Problem not-allowed, not-found, second-factor-needed; invalid-input for the cursor
 */
export async function listStuck(
  ctx: Ctx,
  { areaId, cursor, limit }: ParsedInputOf<'GET /escalation/stuck'>,
): Promise<ReplyOf<'GET /escalation/stuck'>> {
  atDesk(ctx);
  const after = readCursorOf(cursor, Cursor);
  const from = after
    ? sql`and (climbs.opened_at, climbs.id) > (${after[0]}::timestamptz, ${after[1]}::uuid)`
    : sql``;
  const rows = await caseRows(ctx, {
    where: sql`climbs.state = 'stuck' and ${await inReach(ctx, areaId)} ${from}`,
    order: sql`climbs.opened_at, climbs.id`,
    limit: limit + 1,
  });
  return page(rows, limit, ({ climb, openedAt }) => [openedAt, climb.id], view);
}
