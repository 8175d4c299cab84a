import type { CaseMoment } from '@linli/contracts/cases/labels';
import type { WebhookEvent } from '@linli/contracts/doors/webhook-labels';
import type { AreaKind } from '@linli/contracts/people/areas';
import { arrayLiteral } from '@linli/db/array-literal';
import type { NoticeFacts } from '@linli/domain/notices/facts';
import { sql } from 'drizzle-orm';
import type { CaseEvent, CaseFollower } from '../cases/followers.ts';
import type { Ctx } from '../context.ts';
import { announce } from './announce.ts';

const ofRequests: Readonly<Partial<Record<CaseMoment, WebhookEvent>>> = {
  submitted: 'request.submitted',
  accepted: 'request.accepted',
  taken: 'request.taken',
  done: 'request.done',
  'not-solved': 'request.reopened',
  closed: 'request.closed',
  cancelled: 'request.cancelled',
  merged: 'request.cancelled',
  unmerged: 'request.reopened',
  'not-solvable': 'request.not_solvable',
};
const ofAlerts: Readonly<Partial<Record<CaseMoment, WebhookEvent>>> = {
  raised: 'alert.raised',
  resolved: 'alert.resolved',
};

/** Tells other systems of the steps of cases they asked for, without names, doors or words (ADR 0104). */
export const webhookFollower: CaseFollower<Ctx> = {
  async caseMoved(ctx, now, event) {
    const { caseKind, caseId, areaPath, what } = event;
    const of = caseKind === 'request' ? requestData : alertData;
    const data = () => of(ctx, caseId);
    const moved = (caseKind === 'request' ? ofRequests : ofAlerts)[what];
    if (moved) await announce(ctx, now, { event: moved, areaPath, data });
    if (what === 'raised')
      await announce(ctx, now, { event: 'shift.gap', areaPath, data: () => gapData(ctx, caseId) });
    const climbed = climbOf(event);
    if (climbed)
      await announce(ctx, now, {
        event: climbed,
        areaPath,
        data: async () => {
          const about = await data();
          return about && { ...about, caseKind, step: stepOf(event) };
        },
      });
  },
};

const stepOf = ({ facts }: CaseEvent): number | null => {
  const step = facts?.step;
  return typeof step === 'number' ? step : null;
};

/** Who is asked first is no climb: the case has only begun. */
function climbOf(event: CaseEvent): WebhookEvent | null {
  if (event.what === 'stuck') return 'case.stuck';
  if (event.what === 'escalated' || event.what === 'collapsed') return 'case.climbed';
  return event.what === 'told' && (stepOf(event) ?? 0) > 1 ? 'case.climbed' : null;
}

const iso = (at: string): string => new Date(at).toISOString();

/** The area of one of some kinds that a path lies in, the narrowest. */
const narrowest = (path: ReturnType<typeof sql>, kinds: readonly AreaKind[]) => sql`(
  select around.id from areas around where around.path @> ${path} and around.kind = any(${arrayLiteral(kinds)}::text[])
  order by nlevel(around.path) desc limit 1)`;

const fromBuilding: readonly AreaKind[] = ['building', 'cell', 'grid', 'community', 'street', 'district'];
/** Alerts may be about health: they are not told nearer than the grid. */
const fromGrid: readonly AreaKind[] = ['grid', 'community', 'street', 'district'];

/** Of requests of discreet kinds nobody outside hears. */
async function requestData(ctx: Ctx, requestId: string): Promise<NoticeFacts | null> {
  const [row] = await ctx.db.execute<{
    kind: string;
    state: string;
    urgency: string;
    submitted_at: string;
    deadline_at: string;
    area_id: string | null;
  }>(sql`
    select request.kind_key as kind, request.state, request.urgency, request.submitted_at, request.deadline_at,
      ${narrowest(sql`place.path`, fromBuilding)} as area_id
    from requests request
    join request_kinds kind on kind.id = request.kind_id
    join areas place on place.id = request.area_id
    where request.id = ${requestId}::uuid and not coalesce((kind.definition ->> 'discreet')::boolean, false)`);
  if (!row) return null;
  return {
    requestId,
    kind: row.kind,
    state: row.state,
    urgency: row.urgency,
    areaId: row.area_id,
    submittedAt: iso(row.submitted_at),
    deadlineAt: iso(row.deadline_at),
  };
}

async function alertData(ctx: Ctx, alertId: string): Promise<NoticeFacts | null> {
  const [row] = await ctx.db.execute<{
    kind: string;
    level: string;
    state: string;
    created_at: string;
    area_id: string | null;
  }>(sql`
    select alert.kind, alert.level, alert.state, alert.created_at, ${narrowest(sql`place.path`, fromGrid)} as area_id
    from alerts alert join areas place on place.id = alert.area_id where alert.id = ${alertId}::uuid`);
  if (!row) return null;
  const { kind, level, state, area_id: areaId } = row;
  return { alertId, kind, level, state, areaId, raisedAt: iso(row.created_at) };
}

/** The shift an alert stems from; null for alerts about anything else. */
async function gapData(ctx: Ctx, alertId: string): Promise<NoticeFacts | null> {
  const [row] = await ctx.db.execute<{
    kind: string;
    shift_id: string;
    checkpoint_id: string;
    starts_at: string;
    ends_at: string;
    people: number;
    taken: number;
    area_id: string;
  }>(sql`
    select alert.kind, shift.id as shift_id, shift.checkpoint_id, shift.starts_at, shift.ends_at, shift.people, shift.taken,
      alert.area_id
    from alerts alert join shifts shift on shift.id = alert.source_id
    where alert.id = ${alertId}::uuid and alert.kind in ('shift-gap', 'shift-missing')`);
  if (!row) return null;
  return {
    shiftId: row.shift_id,
    kind: row.kind,
    checkpointId: row.checkpoint_id,
    areaId: row.area_id,
    startsAt: iso(row.starts_at),
    endsAt: iso(row.ends_at),
    people: row.people,
    taken: row.taken,
  };
}
