import type { ParsedInputOf, ReplyOf } from '@linli/contracts/catalog';
import { invalid, Problem } from '@linli/contracts/problem';
import { areas } from '@linli/db/people/tables';
import { calendarDays } from '@linli/db/requests/tables';
import { may } from '@linli/domain/identity/rights';
import { and, gte, isNull, lte } from 'drizzle-orm';
import { keepVersion } from '../audit/keep-version.ts';
import { record } from '../audit/record.ts';
import { reach, signedIn } from '../authorise.ts';
import type { Ctx } from '../context.ts';

/**
 * Sets the holidays and swapped workdays of a year that are not national, all of them: those left out are forgotten. They
 * count for everybody, so it takes a post at the top of the tree. Deadlines that are promised stay as they are; what is
 * asked, paused or extended from now on follows the new days.
 * @throws Problem not-allowed; invalid-input for days of another year; lost-race after another version
 */
export async function saveCalendar(
  ctx: Ctx,
  { year, days, reason, base }: ParsedInputOf<'POST /requests/save-calendar'>,
): Promise<ReplyOf<'POST /requests/save-calendar'>> {
  const now = ctx.clock.now();
  reach(ctx, 'requests.set-up');
  const { posts } = signedIn(ctx);
  const tops = await ctx.db.select({ path: areas.path }).from(areas).where(isNull(areas.parentId));
  if (!tops.every(({ path }) => may(posts, 'requests.set-up', path))) throw new Problem('not-allowed');
  days.forEach(({ day }, i) => {
    if (!day.startsWith(`${year}-`)) throw invalid(`/days/${i}/day`, 'impossible');
  });
  // The last one of a day counts, in one order of rows.
  const last = new Map(days.map((each) => [each.day, each]));
  const rows = [...last.values()].sort((a, b) => a.day.localeCompare(b.day));
  await keepVersion(ctx, now, {
    setting: 'calendar',
    key: String(year),
    areaId: null,
    value: { days: rows },
    reason,
    base,
  });
  await ctx.db
    .delete(calendarDays)
    .where(and(gte(calendarDays.day, `${year}-01-01`), lte(calendarDays.day, `${year}-12-31`)));
  if (rows.length > 0) await ctx.db.insert(calendarDays).values(rows);
  await record(ctx, now, {
    action: 'requests.save-calendar',
    subjectKind: 'calendar',
    subjectId: null,
    reason: reason ?? null,
    facts: { days: rows.map(({ day, works }) => `${day} ${works ? '+' : '-'}`) },
  });
  return { done: true };
}
