import { AvailabilityView } from '@linli/contracts/rosters/endpoints';
import { arrayLiteral } from '@linli/db/array-literal';
import { availabilities, daysAway, dutyWishes } from '@linli/db/rosters/tables';
import { type Availability, anyTime } from '@linli/domain/rosters/facts';
import { and, asc, gte, sql } from 'drizzle-orm';
import type { Ctx } from '../context.ts';

const { patterns: Patterns } = AvailabilityView.shape;

/** What people said about when they come, as far as it is about `fromDay` or later; who said nothing is left out. */
export async function loadAvailability(
  ctx: Pick<Ctx, 'db'>,
  accountIds: readonly string[],
  fromDay: string,
): Promise<Map<string, Availability>> {
  const said = new Map<string, { -readonly [K in keyof Availability]: Availability[K] }>();
  const of = (accountId: string) => {
    const known = said.get(accountId) ?? { ...anyTime };
    said.set(accountId, known);
    return known;
  };
  const among = sql`= any(${arrayLiteral(accountIds)}::uuid[])`;
  const rows = await ctx.db.select().from(availabilities).where(sql`${availabilities.accountId} ${among}`);
  for (const { accountId, patterns, weekHours, notOwnBuilding } of rows)
    Object.assign(of(accountId), { patterns: Patterns.parse(patterns), weekHours, notOwnBuilding });
  const spans = await ctx.db
    .select()
    .from(daysAway)
    .where(and(sql`${daysAway.accountId} ${among}`, gte(daysAway.untilDay, fromDay)))
    .orderBy(asc(daysAway.accountId), asc(daysAway.fromDay));
  for (const { accountId, ...span } of spans) {
    const known = of(accountId);
    known.away = [...known.away, span];
  }
  const wishes = await ctx.db
    .select()
    .from(dutyWishes)
    .where(and(sql`${dutyWishes.accountId} ${among}`, gte(dutyWishes.day, fromDay)))
    .orderBy(asc(dutyWishes.accountId), asc(dutyWishes.day), asc(dutyWishes.part));
  for (const { accountId, part, ...wish } of wishes) {
    const known = of(accountId);
    known.wishes = [...known.wishes, { ...wish, part: part as Availability['wishes'][number]['part'] }];
  }
  return said;
}
