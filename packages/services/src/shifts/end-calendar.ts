import { calendarLinks } from '@linli/db/shifts/duty-tables';
import { and, eq, isNull } from 'drizzle-orm';
import type { Ctx } from '../context.ts';

/** Ends the calendar link of an account. @returns whether there was one */
export async function endCalendar(ctx: Ctx, now: Date, accountId: string): Promise<boolean> {
  const ended = await ctx.db
    .update(calendarLinks)
    .set({ revokedAt: now })
    .where(and(eq(calendarLinks.accountId, accountId), isNull(calendarLinks.revokedAt)))
    .returning({ id: calendarLinks.id });
  return ended.length > 0;
}
