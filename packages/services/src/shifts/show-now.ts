import type { ParsedInputOf, ReplyOf } from '@linli/contracts/catalog';
import { checkpoints, shifts } from '@linli/db/shifts/tables';
import { and, asc, eq, gt, lt, lte, or, sql } from 'drizzle-orm';
import type { Ctx } from '../context.ts';
import { reachedPaths } from '../reports/reached-paths.ts';
import { within } from '../within.ts';
import { placeViews } from './place-views.ts';
import { shiftColumns, shiftRow } from './shift-row.ts';

const HOUR = 3_600_000;
// More than stand at once in a street; who asks for a district asks for its streets.
const most = 300;

/**
 * Who stands where now, who is missing, and shifts of the next 24 hours with free places, soonest first. Somebody who came early
 * or has not checked out is among those who stand.
 * @throws Problem not-allowed, not-found
 */
export async function showNow(
  ctx: Ctx,
  { areaId }: ParsedInputOf<'GET /shifts/now'>,
): Promise<ReplyOf<'GET /shifts/now'>> {
  const now = ctx.clock.now();
  const paths = await reachedPaths(ctx, 'shifts.view-people', areaId);
  const open = and(within(shifts.areaPath, paths), eq(shifts.state, 'open'));
  const after = (hours: number) => new Date(now.getTime() + hours * HOUR);
  const list = () =>
    ctx.db.select(shiftColumns).from(shifts).innerJoin(checkpoints, eq(checkpoints.id, shifts.checkpointId));
  const on = await list()
    .where(
      and(
        open,
        gt(shifts.startsAt, after(-48)),
        lt(shifts.startsAt, after(3)),
        or(
          and(lte(shifts.startsAt, now), gt(shifts.endsAt, now)),
          sql`exists (select from claims there where there.shift_id = ${shifts.id} and there.state = 'on-duty')`,
        ),
      ),
    )
    .orderBy(asc(checkpoints.name), asc(shifts.startsAt), asc(shifts.id))
    .limit(most);
  const gaps = await list()
    .where(
      and(open, gt(shifts.startsAt, now), lt(shifts.startsAt, after(24)), lt(shifts.taken, shifts.people)),
    )
    .orderBy(asc(shifts.startsAt), asc(shifts.id))
    .limit(most);
  const placesOf = await placeViews(
    ctx,
    on.map(({ shift }) => shift.id),
  );
  return {
    on: on.map((each) => ({ ...shiftRow(each), places: placesOf(each.shift.id) })),
    gaps: gaps.map(shiftRow),
  };
}
