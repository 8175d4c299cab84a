import { Problem } from '@linli/contracts/problem';
import { type Right, reachOf } from '@linli/domain/identity/rights';
import { type SQL, sql } from 'drizzle-orm';
import { signedIn } from '../authorise.ts';
import type { Ctx } from '../context.ts';
import { loadArea } from '../reports/load-area.ts';
import { within } from '../within.ts';

/** The signed-in account of the desk. @throws Problem not-signed-in, second-factor-needed */
export function atDesk(ctx: Ctx): string {
  const { accountId, secondFactor } = signedIn(ctx);
  if (secondFactor === 'asked' || secondFactor === 'to-enrol') throw new Problem('second-factor-needed');
  return accountId;
}

/**
 * Cases in the areas in which the actor sees them, or in one they ask for; requests and alerts each by their own right. Speaks
 * of `climbs`. @throws Problem not-allowed, not-found
 */
export async function inReach(ctx: Ctx, areaId: string | undefined): Promise<SQL> {
  const { posts } = signedIn(ctx);
  const paths = async (right: Right): Promise<readonly string[]> => {
    const all = reachOf(posts, right);
    return areaId === undefined || all.length === 0 ? all : [(await loadArea(ctx, right, areaId)).path];
  };
  const requests = await paths('requests.view');
  const alerts = await paths('alerts.view');
  if (requests.join() === alerts.join()) return within(sql`climbs.area_path`, requests);
  return sql`(climbs.case_kind = 'request' and ${within(sql`climbs.area_path`, requests)}
    or climbs.case_kind = 'alert' and ${within(sql`climbs.area_path`, alerts)})`;
}
