import type { ReplyOf } from '@linli/contracts/catalog';
import { households, joins, memberships, relatives } from '@linli/db/people/tables';
import { and, asc, eq, isNull } from 'drizzle-orm';
import { signedIn } from '../authorise.ts';
import type { Ctx } from '../context.ts';
import { householdViews } from './household-view.ts';

/**
 * Households the caller may report for: the own ones whole, those of relatives with the relatives alone.
 */
export async function myHouseholds(
  ctx: Ctx,
  _input: Record<string, never>,
): Promise<ReplyOf<'GET /people/my-households'>> {
  const { accountId } = signedIn(ctx);
  const own = await ctx.db
    .select({ household: households })
    .from(joins)
    .innerJoin(households, and(eq(households.id, joins.householdId), isNull(households.closedAt)))
    .where(and(eq(joins.accountId, accountId), eq(joins.state, 'confirmed'), isNull(joins.endedAt)))
    .orderBy(asc(joins.askedAt), asc(joins.id));
  const elsewhere = await ctx.db
    .select({ household: households, personId: relatives.personId })
    .from(relatives)
    .innerJoin(memberships, and(eq(memberships.personId, relatives.personId), isNull(memberships.untilAt)))
    .innerJoin(households, and(eq(households.id, memberships.householdId), isNull(households.closedAt)))
    .where(and(eq(relatives.accountId, accountId), isNull(relatives.endedAt)))
    .orderBy(asc(relatives.createdAt), asc(relatives.id));
  const ownIds = new Set(own.map(({ household }) => household.id));
  const others = new Map(
    elsewhere
      .filter(({ household }) => !ownIds.has(household.id))
      .map(({ household }) => [household.id, household]),
  );
  const relativeIds = new Set(elsewhere.map(({ personId }) => personId));
  const views = await householdViews(ctx, [...own.map(({ household }) => household), ...others.values()]);
  return {
    items: views.map((view) => {
      if (ownIds.has(view.householdId)) return view;
      const members = view.members.filter(({ personId }) => relativeIds.has(personId));
      return {
        ...view,
        members,
        persons: members.length,
        headName: members.find(({ relation }) => relation === 'head')?.name ?? null,
        tags: [...new Set(members.flatMap(({ tags }) => tags))].sort(),
        headCount: null,
        vehicles: [],
      };
    }),
  };
}
