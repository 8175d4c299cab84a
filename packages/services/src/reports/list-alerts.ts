import type { ParsedInputOf, ReplyOf } from '@linli/contracts/catalog';
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { record } from '../audit/record.ts';
import type { Ctx } from '../context.ts';
import { page, readCursorOf } from '../paging.ts';
import { within } from '../within.ts';
import { type AlertRow, type AlertView, alertRows, alertView } from './alert-rows.ts';
import { levelOrder } from './raise-alerts.ts';
import { reachedPaths } from './reached-paths.ts';

type State = AlertView['state'];

const states: readonly State[] = ['open', 'taken', 'resolved'];
const Cursor = z.tuple([z.enum(['open', 'taken', 'resolved']), z.int32(), z.uuid()]);

/**
 * Alerts in my area: open ones first, then those somebody has in hand, both by how serious they are and how long they
 * wait; then what is resolved, newest first. Who looked at how many is written down, because they tell about health.
 * @throws Problem not-allowed, not-found
 */
export async function listAlerts(
  ctx: Ctx,
  { areaId, state, level, cursor, limit }: ParsedInputOf<'GET /reports/alerts'>,
): Promise<ReplyOf<'GET /reports/alerts'>> {
  const paths = await reachedPaths(ctx, 'alerts.view', areaId);
  const after = readCursorOf(cursor, Cursor);
  const rows: AlertRow[] = [];
  // One state after the other, so that each is read in its own order and no further than the page goes.
  for (const each of states.slice(after === null ? 0 : states.indexOf(after[0]))) {
    if (rows.length > limit || (state !== undefined && state !== each)) continue;
    const from = after !== null && after[0] === each ? { weight: after[1], id: after[2] } : null;
    rows.push(
      ...(await alertsOf(ctx, { state: each, level, paths, after: from, most: limit + 1 - rows.length })),
    );
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
  return page(rows, limit, (row) => [row.state, row.weight, row.id], alertView);
}

function alertsOf(
  ctx: Ctx,
  asked: {
    state: State;
    level: AlertView['level'] | undefined;
    paths: readonly string[];
    after: { weight: number; id: string } | null;
    most: number;
  },
): Promise<AlertRow[]> {
  const { state, level, paths, after, most } = asked;
  const isDone = state === 'resolved';
  // Ids grow with time: the smallest has waited longest.
  const weight = isDone ? sql`0` : sql`array_position(${levelOrder}, alert.level)`;
  const from = after
    ? isDone
      ? sql`and alert.id < ${after.id}::uuid`
      : sql`and (-${weight}, alert.id) > (${-after.weight}::int, ${after.id}::uuid)`
    : sql``;
  const ofLevel = level === undefined ? sql`` : sql`and alert.level = ${level}`;
  return alertRows(ctx, {
    weight,
    where: sql`alert.state = ${state} and ${within(sql`place.path`, paths)} ${ofLevel} ${from}`,
    order: isDone ? sql`alert.id desc` : sql`${weight} desc, alert.id`,
    limit: most,
  });
}
