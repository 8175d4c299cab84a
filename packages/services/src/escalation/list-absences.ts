import type { ParsedInputOf, ReplyOf } from '@linli/contracts/catalog';
import { Id, Instant } from '@linli/contracts/values';
import { reachOf } from '@linli/domain/identity/rights';
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { signedIn } from '../authorise.ts';
import type { Ctx } from '../context.ts';
import { page, readCursorOf } from '../paging.ts';
import { within } from '../within.ts';
import { atDesk } from './desk-reach.ts';

type Reply = ReplyOf<'GET /escalation/absences'>;

interface Row extends Record<string, unknown> {
  id: string;
  account_id: string;
  name: string;
  from_at: string;
  until_at: string;
  stand_in: string | null;
}

const Cursor = z.tuple([Instant, Id]);
const iso = (at: string) => new Date(at).toISOString();

/**
 * Leave that has not ended, of those with a post in my area and my own, the next to begin first.
 * @throws Problem not-signed-in, second-factor-needed; invalid-input for the cursor
 */
export async function listAbsences(
  ctx: Ctx,
  { cursor, limit }: ParsedInputOf<'GET /escalation/absences'>,
): Promise<Reply> {
  const own = atDesk(ctx);
  const after = readCursorOf(cursor, Cursor);
  const at = sql`${ctx.clock.now().toISOString()}::timestamptz`;
  const rows = await ctx.db.execute<Row>(sql`
    select absence.id, absence.account_id, account.display_name as name, absence.from_at, absence.until_at,
      deputy.display_name as stand_in
    from absences absence
    join accounts account on account.id = absence.account_id
    left join accounts deputy on deputy.id = absence.stand_in_id
    where absence.until_at > ${at}
      and (absence.account_id = ${own}::uuid or exists (
        select from appointments post join areas place on place.id = post.area_id
        where post.account_id = absence.account_id and (post.until_at is null or post.until_at > ${at})
          and (${within(sql`place.path`, reachOf(signedIn(ctx).posts, 'posts.view'))})))
      ${after ? sql`and (absence.from_at, absence.id) > (${after[0]}::timestamptz, ${after[1]}::uuid)` : sql``}
    order by absence.from_at, absence.id limit ${limit + 1}`);
  return page(
    rows,
    limit,
    (row) => [iso(row.from_at), row.id],
    (row) => ({
      absenceId: row.id,
      accountId: row.account_id,
      name: row.name,
      fromAt: iso(row.from_at),
      untilAt: iso(row.until_at),
      standIn: row.stand_in,
      mine: row.account_id === own,
    }),
  );
}
