import { notices } from '@linli/db/notices/tables';
import { and, eq, isNull, ne } from 'drizzle-orm';
import type { Ctx } from '../context.ts';

/** How many notices of somebody's inbox are unread. */
export const countUnread = (ctx: Ctx, accountId: string): Promise<number> =>
  ctx.db.$count(
    notices,
    and(eq(notices.accountId, accountId), isNull(notices.readAt), ne(notices.state, 'dropped')),
  );
