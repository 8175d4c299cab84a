import type { ParsedInputOf, ReplyOf } from '@linli/contracts/catalog';
import { notices } from '@linli/db/notices/tables';
import { and, eq, inArray, isNull, lte } from 'drizzle-orm';
import { signedIn } from '../authorise.ts';
import type { Ctx } from '../context.ts';
import { countUnread } from './count-unread.ts';

/** Marks my notices as read, those of others never; what is read is not sent any more. */
export async function markRead(
  ctx: Ctx,
  { noticeIds }: ParsedInputOf<'POST /notices/mark-read'>,
): Promise<ReplyOf<'POST /notices/mark-read'>> {
  const { accountId } = signedIn(ctx);
  const now = ctx.clock.now();
  await ctx.db
    .update(notices)
    .set({ readAt: now })
    .where(
      and(
        eq(notices.accountId, accountId),
        isNull(notices.readAt),
        noticeIds === null ? lte(notices.createdAt, now) : inArray(notices.id, noticeIds),
      ),
    );
  return { unread: await countUnread(ctx, accountId) };
}
