import { destructions } from '@linli/db/destruction/tables';
import { dayOf } from '@linli/domain/civil-time';
import { and, eq, sql } from 'drizzle-orm';
import { record } from '../audit/record.ts';
import type { Ctx } from '../context.ts';
import type { Destruction, EndingRound } from './load-round.ts';

/** Begins a destruction that is due, in a transaction of the caller. @returns false when somebody else has begun it */
export async function beginDestruction(ctx: Ctx, planned: Destruction, round: EndingRound): Promise<boolean> {
  const now = ctx.clock.now();
  const begun = await ctx.db
    .update(destructions)
    .set({ state: 'running', begunAt: now, touchedAt: now, part: 0, after: null, counts: {} })
    .where(and(eq(destructions.id, planned.id), eq(destructions.state, 'waiting')))
    .returning({ id: destructions.id });
  if (begun.length === 0) return false;
  await shutRound(ctx, round, now);
  await record(ctx, now, {
    action: 'destruction.begin',
    subjectKind: 'round',
    subjectId: round.roundId,
    areaPath: round.path,
    reason: planned.reason,
    facts: { destructionId: planned.id },
  });
  return true;
}

/** Nothing more is gathered or chased; of a round that a restored backup shows under way it is closed as well. */
export async function shutRound(ctx: Ctx, { roundId }: EndingRound, now: Date): Promise<void> {
  const at = sql`${now.toISOString()}::timestamptz`;
  await ctx.db.execute(sql`
    update rounds set data_destroyed_at = coalesce(data_destroyed_at, ${at}),
      closed_at = case when closed_at is null and ends_on >= ${dayOf(now, ctx.settings.zone)}::date then ${at} else closed_at end
    where id = ${roundId}::uuid`);
  await ctx.db.execute(sql`
    delete from gap_steps where done_at is null
      and slot_id in (select id from round_slots where round_id = ${roundId}::uuid)`);
  await ctx.db.execute(sql`
    delete from gap_steps where slot_id in (
      select id from round_slots where round_id = ${roundId}::uuid and opens_at > ${at})`);
  await ctx.db.execute(sql`
    delete from round_slots where round_id = ${roundId}::uuid and opens_at > ${at}`);
}
