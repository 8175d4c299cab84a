import type { CaseRef } from '@linli/contracts/cases/endpoints';
import { Problem } from '@linli/contracts/problem';
import { may } from '@linli/domain/identity/rights';
import { sql } from 'drizzle-orm';
import { signedIn } from '../authorise.ts';
import type { Ctx } from '../context.ts';
import { actsOf, demandReader, loadInvolvement } from '../requests/load-involvement.ts';
import { loadRequest } from '../requests/load-request.ts';

/** A case as somebody may deal with it. */
export interface ReadCase {
  readonly areaPath: string;
  readonly isStaff: boolean;
  readonly mayEscalate: boolean;
  readonly maySupervise: boolean;
}

/**
 * A request or an alert the actor may see; whoever a ladder told may, whatever their post. With `lock` a request is held
 * until the transaction ends.
 * @throws Problem not-signed-in, second-factor-needed, not-found
 */
export async function loadCase(ctx: Ctx, { caseKind, caseId }: CaseRef, lock = false): Promise<ReadCase> {
  if (caseKind === 'alert') return loadAlertCase(ctx, caseId);
  const request = await loadRequest(ctx, caseId, lock);
  const involvement = await loadInvolvement(ctx, request);
  const as = demandReader(involvement);
  const acts = actsOf(involvement, ctx.clock.now());
  return {
    areaPath: request.areaPath,
    isStaff: as === 'staff',
    mayEscalate: acts.includes('escalate'),
    maySupervise: acts.includes('supervise'),
  };
}

async function loadAlertCase(ctx: Ctx, alertId: string): Promise<ReadCase> {
  const { accountId, posts, secondFactor } = signedIn(ctx);
  const [alert] = await ctx.db.execute<{ path: string; open: boolean; told: boolean }>(sql`
    select place.path::text, alert.state <> 'resolved' as open,
      exists (select from climb_told told join climbs on climbs.id = told.climb_id
        where climbs.case_id = alert.id and told.account_id = ${accountId}::uuid) as told
    from alerts alert join areas place on place.id = alert.area_id
    where alert.id = ${alertId}::uuid`);
  if (!alert || !(alert.told || may(posts, 'alerts.view', alert.path))) throw new Problem('not-found');
  if (secondFactor === 'asked' || secondFactor === 'to-enrol') throw new Problem('second-factor-needed');
  return {
    areaPath: alert.path,
    isStaff: true,
    mayEscalate: alert.open && (alert.told || may(posts, 'alerts.handle', alert.path)),
    maySupervise: alert.open && may(posts, 'cases.supervise', alert.path),
  };
}
