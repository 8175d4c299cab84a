import type { ParsedInputOf } from '@linli/contracts/catalog';
import { invalid } from '@linli/contracts/problem';
import type { AvailabilityView } from '@linli/contracts/rosters/endpoints';
import { availabilities, daysAway, dutyWishes } from '@linli/db/rosters/tables';
import { addDays, dayOf } from '@linli/domain/civil-time';
import { eq } from 'drizzle-orm';
import { record } from '../audit/record.ts';
import { reach, signedIn } from '../authorise.ts';
import type { Ctx } from '../context.ts';
import { availabilityView } from './availability-view.ts';

type Input = ParsedInputOf<'POST /rosters/save-availability'>;

// Nobody plans further ahead, and what was mistyped is found.
const mostDaysAhead = 400;

/**
 * Says when the actor can come, what they wish and when they are away, instead of what they said before. What lies in the
 * past is let go. Shifts they hold stay theirs; proposals made from now on follow it.
 * @throws Problem not-allowed, invalid-input
 */
export async function saveAvailability(ctx: Ctx, input: Input): Promise<AvailabilityView> {
  reach(ctx, 'shifts.claim');
  const { accountId } = signedIn(ctx);
  const now = ctx.clock.now();
  const today = dayOf(now, ctx.settings.zone);
  assertSense(input, addDays(today, mostDaysAhead));
  const { patterns, weekHours, notOwnBuilding } = input;
  const set = { patterns, weekHours, notOwnBuilding, updatedAt: now };
  // The row of the person is what two savings at once wait for.
  await ctx.db
    .insert(availabilities)
    .values({ accountId, ...set })
    .onConflictDoUpdate({ target: availabilities.accountId, set });
  await ctx.db.delete(daysAway).where(eq(daysAway.accountId, accountId));
  await ctx.db.delete(dutyWishes).where(eq(dutyWishes.accountId, accountId));
  const away = input.away.filter(({ untilDay }) => untilDay >= today);
  if (away.length > 0) await ctx.db.insert(daysAway).values(away.map((span) => ({ accountId, ...span })));
  const wishes = input.wishes.filter(({ day }) => day >= today);
  if (wishes.length > 0)
    await ctx.db.insert(dutyWishes).values(wishes.map((wish) => ({ accountId, ...wish })));
  await record(ctx, now, {
    action: 'rosters.save-availability',
    subjectKind: 'account',
    subjectId: accountId,
    facts: { patterns: patterns.length, away: away.length, wishes: wishes.length },
  });
  return availabilityView(ctx, now, accountId);
}

/** @throws Problem invalid-input for times without length, days said twice, ends before starts, days too far ahead */
function assertSense({ patterns, away, wishes }: Input, last: string): void {
  // From midnight to midnight is the whole day; any other time until itself says nothing.
  for (const [i, { from, until }] of patterns.entries())
    if (from === until && from !== '00:00') throw invalid(`/patterns/${i}/until`, 'wrong-order');
  const sorted = away.map((span, i) => ({ ...span, i })).sort((a, b) => (a.fromDay < b.fromDay ? -1 : 1));
  for (const [nth, { fromDay, untilDay, i }] of sorted.entries()) {
    if (untilDay < fromDay) throw invalid(`/away/${i}/untilDay`, 'wrong-order');
    if (untilDay > last) throw invalid(`/away/${i}/untilDay`, 'impossible');
    const before = sorted[nth - 1];
    if (before && fromDay <= before.untilDay) throw invalid(`/away/${i}/fromDay`, 'contradiction');
  }
  const said = new Set<string>();
  for (const [i, { day, part }] of wishes.entries()) {
    if (day > last) throw invalid(`/wishes/${i}/day`, 'impossible');
    if (said.has(`${day} ${part}`)) throw invalid(`/wishes/${i}/part`, 'contradiction');
    said.add(`${day} ${part}`);
  }
}
