import type { ParsedInputOf, ReplyOf } from '@linli/contracts/catalog';
import { calendarDays } from '@linli/db/requests/tables';
import { nationalDays } from '@linli/domain/requests/national-days';
import { and, gte, lte } from 'drizzle-orm';
import { reach } from '../authorise.ts';
import type { Ctx } from '../context.ts';

/** Days of a year that differ from Monday to Friday, as they count now. @throws Problem not-allowed */
export async function showCalendar(
  ctx: Ctx,
  { year }: ParsedInputOf<'GET /requests/calendar'>,
): Promise<ReplyOf<'GET /requests/calendar'>> {
  reach(ctx, 'requests.handle');
  const [first, last] = [`${year}-01-01`, `${year}-12-31`];
  const own = await ctx.db
    .select()
    .from(calendarDays)
    .where(and(gte(calendarDays.day, first), lte(calendarDays.day, last)));
  const national = nationalDays.filter(({ day }) => day >= first && day <= last);
  const days = new Map([...national, ...own].map((each) => [each.day, each]));
  return { items: [...days.values()].sort((a, b) => a.day.localeCompare(b.day)) };
}
