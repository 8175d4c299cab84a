import type { ParsedInputOf, ReplyOf } from '@linli/contracts/catalog';
import { Id } from '@linli/contracts/values';
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { reach, signedIn } from '../authorise.ts';
import type { Ctx } from '../context.ts';
import { page, readCursorOf } from '../paging.ts';
import { communitiesOf, standingBelow } from './colleagues.ts';

/** Who stands in the actor's communities as well, by a part of their name. @throws Problem not-allowed, invalid-input */
export async function listColleagues(
  ctx: Ctx,
  { name, cursor, limit }: ParsedInputOf<'GET /rosters/colleagues'>,
): Promise<ReplyOf<'GET /rosters/colleagues'>> {
  reach(ctx, 'shifts.claim');
  const { accountId, posts } = signedIn(ctx);
  const after = readCursorOf(cursor, z.tuple([z.string(), Id]));
  const paths = await communitiesOf(ctx, posts);
  const key = sql`account.display_name collate "C", account.id`;
  const rows = await ctx.db.execute<{ id: string; name: string }>(sql`
    select account.id, account.display_name as name from accounts account
    where account.id in (${standingBelow(ctx.clock.now(), paths)}) and account.closed_at is null
      and account.id <> ${accountId}::uuid
      and account.display_name ilike ${`%${name.replace(/[\\%_]/g, '\\$&')}%`}
      ${after === null ? sql`` : sql`and (${key}) > (${after[0]}::text collate "C", ${after[1]}::uuid)`}
    order by ${key} limit ${limit + 1}::int`);
  return page(
    rows,
    limit,
    (row) => [row.name, row.id],
    (row) => ({ accountId: row.id, name: row.name }),
  );
}
