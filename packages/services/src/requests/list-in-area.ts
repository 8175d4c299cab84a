import type { ParsedInputOf, ReplyOf } from '@linli/contracts/catalog';
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Ctx } from '../context.ts';
import { page, readCursorOf } from '../paging.ts';
import { reachedPaths } from '../reports/reached-paths.ts';
import { within } from '../within.ts';
import { rateConditions } from './rate-conditions.ts';
import { requestRows } from './request-rows.ts';
import { timeLeft } from './time-left.ts';

const Cursor = z.tuple([z.uuid()]);
const behind = { unanswered: 'answered', unsolved: 'solved', unsatisfied: 'satisfied' } as const;

/**
 * Requests in my area, newest first. `rate` gives what stands behind a rate and does not meet it. Who filters by a kind
 * does not learn that way which request is a discreet one.
 * @throws Problem not-allowed, not-found
 */
export async function listInArea(
  ctx: Ctx,
  {
    areaId,
    open,
    kind,
    state,
    left,
    from,
    until,
    rate,
    cursor,
    limit,
  }: ParsedInputOf<'GET /requests/in-area'>,
): Promise<ReplyOf<'GET /requests/in-area'>> {
  const paths = await reachedPaths(ctx, 'requests.view', areaId);
  const after = readCursorOf(cursor, Cursor);
  const conditions = [
    within(sql`a.path`, paths),
    ...(open === undefined
      ? []
      : [open === 'true' ? sql`r.closed_at is null` : sql`r.closed_at is not null`]),
    ...(kind === undefined
      ? []
      : [sql`r.kind_key = ${kind} and not coalesce((k.definition ->> 'discreet')::boolean, false)`]),
    ...(state === undefined ? [] : [sql`r.state = ${state}`]),
    ...(left === undefined ? [] : [sql`r.closed_at is null and ${timeLeft(ctx.clock.now())} = ${left}`]),
    ...(from === undefined ? [] : [sql`r.submitted_at >= ${from}::timestamptz`]),
    ...(until === undefined ? [] : [sql`r.submitted_at < ${until}::timestamptz`]),
    ...(after === null ? [] : [sql`r.id < ${after[0]}::uuid`]),
  ];
  if (rate !== undefined) {
    const { of, met } = rateConditions(ctx.clock.now())[behind[rate]];
    conditions.push(sql`${of} and not ${met}`);
  }
  const rows = await requestRows(ctx, {
    where: sql.join(conditions, sql` and `),
    order: sql`r.id desc`,
    limit: limit + 1,
    seen: 'staff',
  });
  return page(
    rows,
    limit,
    ({ requestId }) => [requestId],
    (row) => row,
  );
}
