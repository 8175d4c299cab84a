import { climbs } from '@linli/db/escalation/tables';
import { findTold } from '@linli/domain/escalation/find-told';
import { tick } from '@linli/domain/escalation/tick';
import { and, asc, eq, lte } from 'drizzle-orm';
import type { Ctx } from '../context.ts';
import { climbRow } from './climb-rows.ts';
import { findPosts } from './find-posts.ts';
import { loadTold, recordTicks, type Tick } from './record-ticks.ts';
import { timings } from './timing-of.ts';

/**
 * Takes what is due of cases nobody has answered yet, up to `most` at once, those due first, or the one named. Cases another transaction
 * holds are left to it: a worker that ticks them too, or somebody who answers right now.
 * @returns how many were due here
 */
export async function tickWaiting(
  ctx: Ctx,
  now: Date,
  { id, most }: { readonly id?: string; readonly most: number },
): Promise<number> {
  const due = await ctx.db
    .select()
    .from(climbs)
    .where(
      and(
        eq(climbs.state, 'running'),
        eq(climbs.phase, 'answer'),
        lte(climbs.dueAt, now),
        ...(id === undefined ? [] : [eq(climbs.id, id)]),
      ),
    )
    .orderBy(asc(climbs.dueAt), asc(climbs.id))
    .limit(most)
    .for('update', { skipLocked: true });
  if (due.length === 0) return 0;
  const rows = due.map(climbRow);
  const told = await loadTold(
    ctx,
    rows.map(({ id }) => id),
  );
  const placeOf = await findPosts(ctx, now, rows);
  const timingOf = timings(ctx);
  const ticks: Tick[] = [];
  for (const row of rows) {
    const place = placeOf(row);
    const facts = {
      find: (step: number) =>
        (row.policy.ladder.steps[step]?.tell ?? []).map((target) => findTold(target, place)),
      told: told(row.id),
    };
    const ticked = tick(row.climb, row.policy, facts, now, await timingOf(row.policy.clock));
    ticks.push({ row, ticked, place });
  }
  await recordTicks(ctx, now, ticks);
  return ticks.length;
}
