import { arrayLiteral } from '@linli/db/array-literal';
import type { Place } from '@linli/domain/escalation/find-told';
import type { Taken, Ticked } from '@linli/domain/escalation/tick';
import { sql } from 'drizzle-orm';
import { tellCases } from '../cases/tell-cases.ts';
import type { Ctx } from '../context.ts';
import type { ClimbRow } from './climb-rows.ts';
import { eventsOf } from './events-of.ts';
import { reportGaps } from './report-gaps.ts';
import { tellSteps } from './tell-steps.ts';
import { wakeClimbs } from './wake-climbs.ts';

/** What the clock of one case did. */
export interface Tick {
  /** As it was when it was claimed. */
  readonly row: ClimbRow;
  readonly ticked: Ticked;
  readonly place: Place;
}

/**
 * Writes what the clocks of many cases did, each set by one statement: where they stand, the steps taken, who was told,
 * the timeline, messages, empty posts, the next alarms. Rows of the cases are held by the caller.
 */
export async function recordTicks(ctx: Ctx, now: Date, ticks: readonly Tick[]): Promise<void> {
  if (ticks.length === 0) return;
  await moveClimbs(ctx, now, ticks);
  await recordSteps(ctx, now, ticks);
}

/** What follows from ticks whose cases are where they have to be. */
export async function recordSteps(ctx: Ctx, now: Date, ticks: readonly Tick[]): Promise<void> {
  await recordTaken(ctx, now, ticks);
  await recordTold(ctx, now, ticks);
  await tellCases(ctx, now, ticks.flatMap(eventsOf));
  await tellSteps(ctx, now, ticks);
  await reportGaps(ctx, now, ticks);
  await wakeClimbs(
    ctx,
    ticks.map(({ ticked }) => ticked.climb.dueAt),
  );
}

const storedOutcome = (outcome: Taken['outcome']) => (outcome === 'silent' ? 'returned' : outcome);

/** One conditional update for all. @throws Error when one was moved although its row is held; nothing is written then */
async function moveClimbs(ctx: Ctx, now: Date, ticks: readonly Tick[]): Promise<void> {
  const rows = ticks.map(({ row, ticked: { climb } }) => ({
    id: row.id,
    tick: row.tick,
    state: climb.state,
    phase: climb.phase,
    step: climb.step,
    round: climb.round,
    run: climb.run,
    level: climb.level,
    silences: climb.silences,
    due_at: climb.dueAt,
  }));
  const moved = await ctx.db.execute(sql`
    update climbs set tick = climbs.tick + 1, state = next.state, phase = next.phase, step = next.step, round = next.round,
      run = next.run, level = next.level, silences = next.silences, due_at = next.due_at,
      ended_at = case next.state when 'ended' then ${now.toISOString()}::timestamptz end
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as next(id uuid, tick int, state text, phase text, step smallint,
      round smallint, run smallint, level smallint, silences smallint, due_at timestamptz)
    where climbs.id = next.id and climbs.tick = next.tick`);
  if (moved.count !== ticks.length) throw new Error('a case moved while its row was held');
}

async function recordTaken(ctx: Ctx, now: Date, ticks: readonly Tick[]): Promise<void> {
  const steps = ticks.flatMap(({ row, ticked }) =>
    ticked.taken.map(({ phase, step, round, run, dueAt, outcome, found }) => ({
      climb_id: row.id,
      tick: row.tick,
      phase,
      step,
      round,
      run,
      due_at: dueAt,
      outcome: storedOutcome(outcome),
      told: found,
    })),
  );
  await ctx.db.execute(sql`
    insert into climb_steps (climb_id, tick, phase, step, round, run, due_at, taken_at, outcome, told)
    select climb_id, tick, phase, step, round, run, due_at, ${now.toISOString()}::timestamptz, outcome, told
    from jsonb_to_recordset(${JSON.stringify(steps)}::jsonb) as taken(climb_id uuid, tick int, phase text, step smallint,
      round smallint, run smallint, due_at timestamptz, outcome text, told jsonb)`);
}

async function recordTold(ctx: Ctx, now: Date, ticks: readonly Tick[]): Promise<void> {
  const told = ticks.flatMap(({ row, ticked }) =>
    ticked.tells.map(({ accountId, role, level, run }) => ({
      climb_id: row.id,
      account_id: accountId,
      role,
      level,
      run,
    })),
  );
  if (told.length === 0) return;
  await ctx.db.execute(sql`
    insert into climb_told (climb_id, account_id, role, level, run, told_at)
    select told.climb_id, told.account_id, told.role, told.level, told.run, ${now.toISOString()}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(told)}::jsonb)
      as told(climb_id uuid, account_id uuid, role text, level smallint, run smallint)
    on conflict (climb_id, account_id) do update
      set role = excluded.role, level = greatest(climb_told.level, excluded.level), run = excluded.run, told_at = excluded.told_at`);
}

/** Accounts told so far of some cases, with the way up in which they were told last. */
export async function loadTold(
  ctx: Pick<Ctx, 'db'>,
  climbIds: readonly string[],
): Promise<(climbId: string) => ReadonlyMap<string, number>> {
  const rows = await ctx.db.execute<{ climb_id: string; account_id: string; run: number }>(sql`
    select climb_id, account_id, run from climb_told where climb_id = any(${arrayLiteral(climbIds)}::uuid[])`);
  const told = new Map<string, Map<string, number>>();
  for (const { climb_id: id, account_id: account, run } of rows)
    told.set(id, (told.get(id) ?? new Map<string, number>()).set(account, run));
  return (climbId) => told.get(climbId) ?? new Map();
}
