import { Problem } from '@linli/contracts/problem';
import { may, type Right } from '@linli/domain/identity/rights';
import { sql } from 'drizzle-orm';
import { reach, signedIn } from '../authorise.ts';
import type { Ctx } from '../context.ts';

/** What the caller is to a household when it comes to reports. */
export interface Standing {
  readonly areaPath: string;
  /** Confirmed as one of the household. */
  readonly isMember: boolean;
  /** Who lives there now. */
  readonly personIds: readonly string[];
  /** Those of them the caller acts for as a relative. */
  readonly relativeIds: readonly string[];
  /** May report for somebody there, on any basis. */
  readonly reports: boolean;
  /** May read everything as staff. */
  readonly reads: boolean;
}

interface Row extends Record<string, unknown> {
  area_path: string;
  is_member: boolean;
  members: { personId: string; isRelative: boolean }[];
}

/** @throws Problem not-signed-in; not-found when there is no such household; second-factor-needed for staff */
export async function loadStanding(ctx: Ctx, householdId: string): Promise<Standing> {
  const actor = signedIn(ctx);
  const [row] = await ctx.db.execute<Row>(sql`
    select a.path::text as area_path,
      exists (select from joins j where j.account_id = ${actor.accountId}::uuid and j.household_id = h.id
        and j.state = 'confirmed' and j.ended_at is null) as is_member,
      (select coalesce(json_agg(json_build_object('personId', m.person_id, 'isRelative', exists (
          select from relatives r
          where r.account_id = ${actor.accountId}::uuid and r.person_id = m.person_id and r.ended_at is null))), '[]')
        from memberships m where m.household_id = h.id and m.until_at is null) as members
    from households h join areas a on a.id = h.area_id
    where h.id = ${householdId}::uuid`);
  if (!row) throw new Problem('not-found');
  const personIds = row.members.map(({ personId }) => personId);
  const relativeIds = row.members.filter(({ isRelative }) => isRelative).map(({ personId }) => personId);
  const asStaff = (right: Right): boolean => {
    if (row.is_member || relativeIds.length > 0 || !may(actor.posts, right, row.area_path)) return false;
    reach(ctx, right);
    return true;
  };
  return {
    areaPath: row.area_path,
    isMember: row.is_member,
    personIds,
    relativeIds,
    reports: row.is_member || relativeIds.length > 0 || asStaff('reports.submit-for'),
    reads: asStaff('reports.read'),
  };
}
