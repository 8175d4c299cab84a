import type { ParsedInputOf } from '@linli/contracts/catalog';
import { Problem } from '@linli/contracts/problem';
import { accounts } from '@linli/db/identity/tables';
import { calendarLinks } from '@linli/db/shifts/duty-tables';
import { and, eq, inArray, isNull, lt, or } from 'drizzle-orm';
import type { Ctx } from '../context.ts';
import { loadErrandEvents, loadShiftEvents } from './calendar-events.ts';
import { calendarHash, calendarHashes } from './calendar-links.ts';
import { calendarText } from './calendar-text.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** Days gone by that a calendar keeps showing. */
const daysBack = 30;

export interface CalendarFile {
  readonly file: true;
  readonly type: string;
  readonly name: string;
  readonly content: Buffer;
}

/**
 * The calendar behind a private link: shifts and errands of its owner, of the last 30 days and all to come. What was cancelled
 * is no longer in it, so it leaves the calendars that subscribe.
 * @throws Problem not-found alike for a link that never was, has ended, or whose account is closed
 */
export async function readFeed(
  ctx: Ctx,
  { token }: ParsedInputOf<'GET /shifts/feed/:token'>,
): Promise<CalendarFile> {
  const now = ctx.clock.now();
  const secret = token.replace(/\.ics$/u, '');
  const [link] = await ctx.db
    .select({ id: calendarLinks.id, accountId: accounts.id, language: accounts.language })
    .from(calendarLinks)
    .innerJoin(accounts, and(eq(accounts.id, calendarLinks.accountId), isNull(accounts.closedAt)))
    .where(
      and(
        inArray(calendarLinks.tokenHash, calendarHashes(ctx.vault, secret)),
        isNull(calendarLinks.revokedAt),
      ),
    );
  if (!link) throw new Problem('not-found');
  // Calendars ask every few minutes; the hour is what people want to know.
  const anHourAgo = new Date(now.getTime() - HOUR);
  await ctx.db
    .update(calendarLinks)
    .set({ lastReadAt: now, tokenHash: calendarHash(ctx.vault, secret) })
    .where(
      and(
        eq(calendarLinks.id, link.id),
        or(isNull(calendarLinks.lastReadAt), lt(calendarLinks.lastReadAt, anHourAgo)),
      ),
    );
  const since = new Date(now.getTime() - daysBack * DAY);
  const language = link.language === 'en' ? 'en' : 'zh';
  const events = [
    ...(await loadShiftEvents(ctx, link.accountId, since, language)),
    ...(await loadErrandEvents(ctx, link.accountId, since, language)),
  ];
  return {
    file: true,
    type: 'text/calendar; charset=utf-8',
    name: 'linli.ics',
    content: Buffer.from(calendarText(now, events, language)),
  };
}
