import { Problem } from '@linli/contracts/problem';
import { areas, households, joins } from '@linli/db/people/tables';
import { may, type Right } from '@linli/domain/identity/rights';
import type { ChangedBy } from '@linli/domain/people/member-change';
import { and, eq, isNull } from 'drizzle-orm';
import { demand, signedIn } from '../authorise.ts';
import type { Ctx } from '../context.ts';
import type { Area } from './area-view.ts';

export type Household = typeof households.$inferSelect;

export interface HouseholdAccess {
  readonly household: Household;
  /** The unit or building it stands in. */
  readonly area: Area;
  /** By a post at its area, or as one of the household. */
  readonly by: ChangedBy;
}

/**
 * A household the caller may work with, by a right at its area or because their account belongs to it. For a change, its row
 * is locked, so that changes to one household come one after another.
 *
 * @throws Problem not-found for everybody else, whether it is there or not; not-allowed for a post that may only look;
 *   second-factor-needed
 */
export const accessHousehold = async (
  ctx: Ctx,
  householdId: string,
  right: Right,
  lock = false,
): Promise<HouseholdAccess> => {
  const { accountId, posts } = signedIn(ctx);
  const query = ctx.db
    .select({ household: households, area: areas, joinId: joins.id })
    .from(households)
    .innerJoin(areas, eq(areas.id, households.areaId))
    .leftJoin(
      joins,
      and(
        eq(joins.householdId, households.id),
        eq(joins.accountId, accountId),
        eq(joins.state, 'confirmed'),
        isNull(joins.endedAt),
      ),
    )
    .where(and(eq(households.id, householdId), isNull(households.closedAt)));
  const [found] = await (lock ? query.for('update', { of: households }) : query);
  if (!found) throw new Problem('not-found');
  const { household, area, joinId } = found;
  const asStaff = may(posts, right, area.path);
  if (joinId !== null && !asStaff) return { household, area, by: 'household' };
  // Who may look but not change is told so; to everybody else it is not there.
  if (!asStaff) throw new Problem(may(posts, 'register.search', area.path) ? 'not-allowed' : 'not-found');
  // Who lives there may do as a resident what the post would only allow after the second factor.
  if (joinId !== null && signedIn(ctx).secondFactor !== 'off' && signedIn(ctx).secondFactor !== 'passed')
    return { household, area, by: 'household' };
  demand(ctx, right, area.path);
  return { household, area, by: 'staff' };
};
