import type { ReplyOf } from '@linli/contracts/catalog';
import { calendarLinks } from '@linli/db/shifts/duty-tables';
import { record } from '../audit/record.ts';
import { reach, signedIn } from '../authorise.ts';
import type { Ctx } from '../context.ts';
import { newToken } from '../identity/tokens.ts';
import { calendarHash } from './calendar-links.ts';
import { endCalendar } from './end-calendar.ts';
import { holdPeople } from './hold-places.ts';

/**
 * Issues the private link of one's calendar; an older one ends. The link leaves once and is kept nowhere.
 * @throws Problem not-allowed, second-factor-needed
 */
export async function issueCalendar(
  ctx: Ctx,
  _input: Record<string, never>,
): Promise<ReplyOf<'POST /shifts/issue-calendar'>> {
  const now = ctx.clock.now();
  reach(ctx, 'shifts.claim');
  const { accountId } = signedIn(ctx);
  await holdPeople(ctx, [accountId]);
  await endCalendar(ctx, now, accountId);
  const token = newToken();
  const id = ctx.ids.next();
  await ctx.db
    .insert(calendarLinks)
    .values({ id, accountId, tokenHash: calendarHash(ctx.vault, token), issuedAt: now });
  await record(ctx, now, { action: 'shifts.issue-calendar', subjectKind: 'calendar-link', subjectId: id });
  return { path: `/api/shifts/feed/${token}.ics` };
}
