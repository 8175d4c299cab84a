import type { ParsedInputOf, ReplyOf } from '@linli/contracts/catalog';
import { Problem } from '@linli/contracts/problem';
import { areas } from '@linli/db/people/tables';
import { calendarDays } from '@linli/db/requests/tables';
import { may } from '@linli/domain/identity/rights';
import { isNull, sql } from 'drizzle-orm';
import { record } from '../audit/record.ts';
import { reach, signedIn } from '../authorise.ts';
import type { Ctx } from '../context.ts';

/**
 * Sets holidays and swapped workdays. They count for everybody, so it takes a post at the top of the tree. Deadlines that
 * are promised stay as they are; what is asked, paused or extended from now on follows the new days.
 * @throws Problem not-allowed
 */
export async function saveCalendar(
  ctx: Ctx,
  { days }: ParsedInputOf<'POST /requests/save-calendar'>,
): Promise<ReplyOf<'POST /requests/save-calendar'>> {
  const now = ctx.clock.now();
  reach(ctx, 'requests.set-up');
  const { posts } = signedIn(ctx);
  const tops = await ctx.db.select({ path: areas.path }).from(areas).where(isNull(areas.parentId));
  if (!tops.every(({ path }) => may(posts, 'requests.set-up', path))) throw new Problem('not-allowed');
  // The last one of a day counts, in one order of rows.
  const last = new Map(days.map((each) => [each.day, each]));
  const rows = [...last.values()].sort((a, b) => a.day.localeCompare(b.day));
  await ctx.db
    .insert(calendarDays)
    .values(rows)
    .onConflictDoUpdate({
      target: calendarDays.day,
      set: { works: sql`excluded.works`, name: sql`excluded.name` },
    });
  await record(ctx, now, {
    action: 'requests.save-calendar',
    subjectKind: 'calendar',
    subjectId: null,
    facts: { days: rows.map(({ day, works }) => `${day} ${works ? '+' : '-'}`) },
  });
  return { done: true };
}
