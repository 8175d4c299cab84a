import type { alertKinds } from '@linli/contracts/reports/labels';
import type { Urgency } from '@linli/contracts/requests/labels';
import { alertLimits, alertUrgency, ladderOfAlert } from '@linli/domain/escalation/alert-policy';
import type { ClimbPolicy } from '@linli/domain/escalation/climb';
import { sql } from 'drizzle-orm';
import type { Ctx } from '../context.ts';
import { loadRequest } from '../requests/load-request.ts';
import { loadLadder } from './load-ladder.ts';

export interface CaseTerms {
  readonly policy: ClimbPolicy;
  readonly urgency: Urgency;
  readonly areaId: string;
  readonly areaPath: string;
  readonly openedAt: Date;
}

/** What a request is promised: limits and clock of its kind, the ladder in force at its place. */
export async function termsOfRequest(ctx: Ctx, requestId: string): Promise<CaseTerms> {
  const request = await loadRequest(ctx, requestId);
  // Life at risk: the grid leader hears at once, whatever the kind (field.md, Requests). Discreet matters stay so.
  const ladderKey = request.urgency === 'danger' && !request.kind.discreet ? 'danger' : request.kind.ladder;
  return {
    policy: {
      ladderKey,
      ladder: await loadLadder(ctx, ladderKey, request.areaPath),
      limits: request.limits,
      clock: request.clock,
      team: request.kind.team,
    },
    urgency: request.urgency,
    areaId: request.areaId,
    areaPath: request.areaPath,
    openedAt: request.submittedAt,
  };
}

/** The same for an alert of a report; null for mere notices, which nobody is pressed for. */
export async function termsOfAlert(ctx: Ctx, alertId: string, now: Date): Promise<CaseTerms | null> {
  const [alert] = await ctx.db.execute<{
    kind: keyof typeof alertKinds;
    level: string;
    area_id: string;
    path: string;
  }>(sql`
    select alert.kind, alert.level, alert.area_id, place.path::text
    from alerts alert join areas place on place.id = alert.area_id
    where alert.id = ${alertId}::uuid`);
  const urgency = alert ? alertUrgency(alert.level) : null;
  if (!alert || urgency === null) return null;
  const ladderKey = ladderOfAlert(alert.kind);
  return {
    policy: {
      ladderKey,
      ladder: await loadLadder(ctx, ladderKey, alert.path),
      limits: alertLimits(urgency),
      clock: 'all-hours',
      team: null,
    },
    urgency,
    areaId: alert.area_id,
    areaPath: alert.path,
    openedAt: now,
  };
}
