import type { ReplyOf } from '@linli/contracts/catalog';
import { calendarLinks } from '@linli/db/shifts/duty-tables';
import { and, eq, isNull } from 'drizzle-orm';
import { signedIn } from '../authorise.ts';
import type { Ctx } from '../context.ts';

/** Whether one has a calendar link, and when it was last read. @throws Problem not-signed-in */
export async function showCalendarLink(
  ctx: Ctx,
  _input: Record<string, never>,
): Promise<ReplyOf<'GET /shifts/calendar'>> {
  const [link] = await ctx.db
    .select({ issuedAt: calendarLinks.issuedAt, lastReadAt: calendarLinks.lastReadAt })
    .from(calendarLinks)
    .where(and(eq(calendarLinks.accountId, signedIn(ctx).accountId), isNull(calendarLinks.revokedAt)));
  return {
    issuedAt: link?.issuedAt.toISOString() ?? null,
    lastReadAt: link?.lastReadAt?.toISOString() ?? null,
  };
}
