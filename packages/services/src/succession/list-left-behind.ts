import type { ParsedInputOf, ReplyOf } from '@linli/contracts/catalog';
import type { Role } from '@linli/contracts/identity/roles';
import { Id, Instant } from '@linli/contracts/values';
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Ctx } from '../context.ts';
import { page, readCursorOf } from '../paging.ts';
import { reachedPaths } from '../reports/reached-paths.ts';
import { within } from '../within.ts';
import { openItems } from './open-items.ts';

const Cursor = z.tuple([Instant, Id]);
// What somebody left open half a year ago has climbed its ladders long since.
const lookBackDays = 180;

interface Row extends Record<string, unknown> {
  id: string;
  name: string;
  role: Role;
  area: string;
  left_at: string;
  open: number;
}

/**
 * 人走格散: people whose last post in an area ended in the past half year, by the clock or by hand, and who still have things open there;
 * whoever left last first. What they have in hand climbs when its limit passes; it can be handed over before.
 * @throws Problem not-allowed; not-found for an area elsewhere; second-factor-needed, invalid-input
 */
export async function listLeftBehind(
  ctx: Ctx,
  { areaId, cursor, limit }: ParsedInputOf<'GET /succession/left-behind'>,
): Promise<ReplyOf<'GET /succession/left-behind'>> {
  const paths = await reachedPaths(ctx, 'posts.view', areaId);
  const after = readCursorOf(cursor, Cursor);
  const now = ctx.clock.now();
  const at = sql`${now.toISOString()}::timestamptz`;
  const rows = await ctx.db.execute<Row>(sql`
    with gone as (
      select distinct on (post.account_id) post.account_id, post.role, coalesce(place.compound, '') || place.name as area, post.until_at
      from appointments post join areas place on place.id = post.area_id
      where ${within(sql`place.path`, paths)} and post.until_at <= ${at}
        and post.until_at > ${new Date(now.getTime() - lookBackDays * 86_400_000).toISOString()}::timestamptz
        and not exists (select from appointments held join areas there on there.id = held.area_id
          where held.account_id = post.account_id and (${within(sql`there.path`, paths)})
            and (held.until_at is null or held.until_at > ${at}))
      order by post.account_id, post.until_at desc, post.id desc
    )
    select who.id, who.display_name as name, gone.role, gone.area, gone.until_at as left_at, load.open
    from gone join accounts who on who.id = gone.account_id
    join lateral (
      select count(*)::int as open from (${openItems(sql`gone.account_id`, now)}) item
      where item.kind <> 'post' and item.path is not null and (${within(sql`item.path`, paths)})) load on load.open > 0
    ${after === null ? sql`` : sql`where (gone.until_at, who.id) < (${after[0]}::timestamptz, ${after[1]}::uuid)`}
    order by gone.until_at desc, who.id desc limit ${limit + 1}`);
  return page(
    rows,
    limit,
    (row) => [new Date(row.left_at).toISOString(), row.id],
    (row) => ({
      accountId: row.id,
      name: row.name,
      role: row.role,
      areaName: row.area,
      leftAt: new Date(row.left_at).toISOString(),
      open: row.open,
    }),
  );
}
