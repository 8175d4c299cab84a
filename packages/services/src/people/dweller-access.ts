import { Problem } from '@linli/contracts/problem';
import { memberships, persons } from '@linli/db/people/tables';
import type { Right } from '@linli/domain/identity/rights';
import { and, eq, isNull } from 'drizzle-orm';
import type { Ctx } from '../context.ts';
import { accessHousehold, type HouseholdAccess } from './household-access.ts';
import type { Dweller } from './household-view.ts';

/**
 * Somebody who lives in a household the caller may work with, both rows locked in the order household, person.
 * @throws Problem not-found when they live nowhere, or where the caller may not; lost-race when they moved this very moment
 */
export const accessDweller = async (
  ctx: Ctx,
  personId: string,
  right: Right,
): Promise<HouseholdAccess & Dweller> => {
  const live = and(eq(memberships.personId, personId), isNull(memberships.untilAt));
  const [home] = await ctx.db.select({ householdId: memberships.householdId }).from(memberships).where(live);
  if (!home) throw new Problem('not-found');
  const access = await accessHousehold(ctx, home.householdId, right, true);
  const [dweller] = await ctx.db
    .select({ person: persons, membership: memberships })
    .from(memberships)
    .innerJoin(persons, eq(persons.id, memberships.personId))
    .where(and(live, eq(memberships.householdId, home.householdId)))
    .for('update');
  if (!dweller) throw new Problem('lost-race');
  return { ...access, ...dweller };
};
