import { destructions } from '@linli/db/destruction/tables';
import { enqueue } from '@linli/jobs/outbox';
import { and, asc, eq, inArray, lte, sql } from 'drizzle-orm';
import { type Ctx, inTransaction } from '../context.ts';
import { beginDestruction } from './begin-destruction.ts';
import { keepDestroyedList } from './destroyed-list.ts';
import { countOpenAlerts, findRound } from './load-round.ts';
import { planDestruction } from './plan-destruction.ts';

/** One that nobody has touched for so long has lost its job. */
const stillMs = 10 * 60_000;

/**
 * Plans what rounds that ended declared, begins what is due, and takes up what lies still. One with an alert that somebody has
 * yet to look at waits for it: its purpose is not achieved. A recurring job.
 */
export async function sweepDestructions(ctx: Ctx): Promise<void> {
  const now = ctx.clock.now();
  const unplanned = await ctx.db.execute<{ id: string }>(sql`
    select id from rounds round
    where data_afterwards <> 'service-record'
      and (closed_at is not null or ends_on < ${now.toISOString()}::timestamptz::date + 1)
      and not exists (select from destructions planned where planned.subject_kind = 'round' and planned.subject_id = round.id)`);
  for (const { id } of unplanned) {
    const round = await findRound(ctx, id);
    if (round) await planDestruction(ctx, round);
  }
  const due = await ctx.db
    .select()
    .from(destructions)
    .where(and(eq(destructions.state, 'waiting'), lte(destructions.dueAt, now)))
    .orderBy(asc(destructions.dueAt), asc(destructions.id));
  for (const planned of due)
    await inTransaction(ctx, async (inner) => {
      const round = await findRound(inner, planned.subjectId);
      if (!round || (await countOpenAlerts(inner, round.roundId)) > 0) return;
      if (await beginDestruction(inner, planned, round)) await wake(inner, planned.id);
    });
  const still = await ctx.db
    .select({ id: destructions.id })
    .from(destructions)
    .where(
      and(
        inArray(destructions.state, ['running', 'again']),
        lte(destructions.touchedAt, new Date(now.getTime() - stillMs)),
      ),
    );
  for (const { id } of still) await wake(ctx, id);
  await keepDestroyedList(ctx);
}

const wake = (ctx: Ctx, destructionId: string) =>
  enqueue(ctx, 'destruction.run', { destructionId }, { dedupeKey: destructionId });
