import type { ParsedInputOf, ReplyOf } from '@linli/contracts/catalog';
import type { NoticeKind } from '@linli/contracts/notices/labels';
import { Instant } from '@linli/contracts/values';
import type { NoticeFacts } from '@linli/domain/notices/facts';
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { signedIn } from '../authorise.ts';
import type { Ctx } from '../context.ts';
import { page, readCursorOf } from '../paging.ts';
import { countUnread } from './count-unread.ts';

const Cursor = z.tuple([z.number(), Instant, z.uuid()]);

interface Row extends Record<string, unknown> {
  id: string;
  kind: NoticeKind;
  facts: NoticeFacts;
  created_at: string;
  read_at: string | null;
  read: number;
}

/** My inbox, unread first, then newest first. What was settled or too late before it was sent is not in it. */
export async function listNotices(
  ctx: Ctx,
  { cursor, limit }: ParsedInputOf<'GET /notices'>,
): Promise<ReplyOf<'GET /notices'>> {
  const { accountId } = signedIn(ctx);
  const after = readCursorOf(cursor, Cursor);
  const read = sql`(notice.read_at is not null)::int`;
  const rows = await ctx.db.execute<Row>(sql`
    select notice.id, notice.kind, notice.facts, notice.created_at, notice.read_at, ${read} as read
    from notices notice
    where notice.account_id = ${accountId}::uuid
      and (notice.state <> 'dropped' or notice.drop_reason = 'read')
      ${
        after
          ? sql`and (${read} > ${after[0]}::int or ${read} = ${after[0]}::int
              and (notice.created_at, notice.id) < (${after[1]}::timestamptz, ${after[2]}::uuid))`
          : sql``
      }
    order by read, notice.created_at desc, notice.id desc
    limit ${limit + 1}`);
  const { items, nextCursor } = page(
    rows,
    limit,
    (row) => [row.read, new Date(row.created_at).toISOString(), row.id],
    (row) => ({
      noticeId: row.id,
      kind: row.kind,
      facts: row.facts,
      at: new Date(row.created_at).toISOString(),
      readAt: row.read_at === null ? null : new Date(row.read_at).toISOString(),
    }),
  );
  return { items, nextCursor, unread: await countUnread(ctx, accountId) };
}
