import type { ParsedInputOf, ReplyOf } from '@linli/contracts/catalog';
import type { AlertFact } from '@linli/domain/reports/alert-facts';
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { record } from '../audit/record.ts';
import type { Ctx } from '../context.ts';
import { page, readCursorOf } from '../paging.ts';
import { within } from '../within.ts';
import { levelOrder } from './raise-alerts.ts';
import { reachedPaths } from './reached-paths.ts';

type Reply = ReplyOf<'GET /reports/alerts'>;
type AlertView = Reply['items'][number];
type State = AlertView['state'];

interface Row extends Record<string, unknown> {
  id: string;
  kind: AlertView['kind'];
  level: AlertView['level'];
  area_id: string;
  address: string;
  household_id: string | null;
  person_id: string | null;
  person_name: string | null;
  facts: AlertFact[];
  created_at: string;
  taken_by: string | null;
  taken_at: string | null;
  outcome: string | null;
  weight: number;
}

const states: readonly State[] = ['open', 'taken', 'resolved'];
const Cursor = z.tuple([z.enum(['open', 'taken', 'resolved']), z.number().int(), z.uuid()]);

/**
 * Alerts in my area: open ones first, then those somebody has in hand, both by how serious they are and how long they
 * wait; then what is resolved, newest first. Who looked at how many is written down, because they tell about health.
 * @throws Problem not-allowed, not-found
 */
export async function listAlerts(
  ctx: Ctx,
  { areaId, state, cursor, limit }: ParsedInputOf<'GET /reports/alerts'>,
): Promise<Reply> {
  const paths = await reachedPaths(ctx, 'alerts.view', areaId);
  const after = readCursorOf(cursor, Cursor);
  const rows: (Row & { state: State })[] = [];
  // One state after the other, so that each is read in its own order and no further than the page goes.
  for (const each of states.slice(after === null ? 0 : states.indexOf(after[0]))) {
    if (rows.length > limit || (state !== undefined && state !== each)) continue;
    const from = after !== null && after[0] === each ? { weight: after[1], id: after[2] } : null;
    const found = await alertsOf(ctx, each, paths, from, limit + 1 - rows.length);
    rows.push(...found.map((row) => ({ ...row, state: each })));
  }
  const shown = Math.min(rows.length, limit);
  if (shown > 0)
    await record(ctx, ctx.clock.now(), {
      action: 'reports.read-alerts',
      subjectKind: 'area',
      subjectId: areaId ?? null,
      areaPath: paths[0] ?? null,
      facts: { alerts: shown },
    });
  return page(rows, limit, (row) => [row.state, row.weight, row.id], view);
}

function alertsOf(
  ctx: Ctx,
  state: State,
  paths: readonly string[],
  after: { weight: number; id: string } | null,
  most: number,
): Promise<Row[]> {
  const isDone = state === 'resolved';
  // Ids grow with time: the smallest has waited longest.
  const weight = isDone ? sql`0` : sql`array_position(${levelOrder}, alert.level)`;
  const from = after
    ? isDone
      ? sql`and alert.id < ${after.id}::uuid`
      : sql`and (-${weight}, alert.id) > (${-after.weight}::int, ${after.id}::uuid)`
    : sql``;
  return ctx.db.execute<Row>(sql`
    select alert.id, alert.kind, alert.level, alert.area_id, coalesce(home.address, coalesce(place.compound, '') || place.name) as address,
      alert.household_id, alert.person_id, person.name as person_name, alert.facts, alert.created_at,
      taker.display_name as taken_by, alert.taken_at, alert.outcome, ${weight} as weight
    from alerts alert
    join areas place on place.id = alert.area_id
    left join households home on home.id = alert.household_id
    left join persons person on person.id = alert.person_id
    left join accounts taker on taker.id = alert.taken_by
    where alert.state = ${state} and ${within(sql`place.path`, paths)} ${from}
    order by ${isDone ? sql`alert.id desc` : sql`${weight} desc, alert.id`}
    limit ${most}`);
}

const view = (row: Row & { state: State }): AlertView => ({
  alertId: row.id,
  kind: row.kind,
  level: row.level,
  state: row.state,
  areaId: row.area_id,
  address: row.address,
  householdId: row.household_id,
  personId: row.person_id,
  personName: row.person_name,
  facts: row.facts,
  createdAt: new Date(row.created_at).toISOString(),
  takenBy: row.taken_by,
  takenAt: row.taken_at === null ? null : new Date(row.taken_at).toISOString(),
  outcome: row.outcome,
});
