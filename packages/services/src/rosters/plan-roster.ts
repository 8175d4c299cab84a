import { rosters } from '@linli/db/rosters/tables';
import { settle } from '@linli/domain/rosters/settle';
import { catalog, type Payload, type Run } from '@linli/jobs/catalog';
import { costOf } from '@linli/planner/rosters/cost-parts';
import type { Roster } from '@linli/planner/rosters/roster';
import { and, eq, inArray, sql } from 'drizzle-orm';
import { type Ctx, inTransaction } from '../context.ts';
import { describeRoster, numbered, scoreOf } from './describe-roster.ts';
import { loadPlanFacts, type PlanLoaded } from './load-plan-facts.ts';
import { type MadeProblem, makeProblem } from './make-problem.ts';
import { progressOf, watchPlan } from './watch-plan.ts';
import { type Proposal, writeProposal } from './write-proposal.ts';

type RosterFound = typeof rosters.$inferSelect;

/**
 * Plans a roster: reads everything at one moment, searches in a thread for as long as was asked while progress is written and
 * a wish to stop is read, and writes the best that was found as a proposal, in one transaction. Places are written at the end
 * only: who asks for the same plan again gets the same search, so a worker that dies loses some seconds and no roster.
 *
 * The version of the row says whose plan it is. Whoever begins raises it, and one that was overtaken writes nothing.
 * @param ctx `db` is the pool
 */
export async function planRoster(ctx: Ctx, { rosterId }: Payload<'rosters.plan'>, run: Run): Promise<void> {
  const now = ctx.clock.now();
  const [roster] = await ctx.db
    .update(rosters)
    .set({ state: 'planning', startedAt: now, version: sql`${rosters.version} + 1`, progress: null })
    .where(and(eq(rosters.id, rosterId), inArray(rosters.state, ['waiting', 'planning'])))
    .returning();
  if (!roster) return;
  try {
    const proposal = await propose(ctx, now, roster, run.signal);
    if (proposal)
      await inTransaction(ctx, (inner) => writeProposal(inner, inner.clock.now(), roster, proposal));
  } catch (error) {
    run.signal.throwIfAborted();
    // A problem that is none stays none; all else may be better next time.
    const last = run.attempt >= catalog['rosters.plan'].attempts || error instanceof RangeError;
    if (!last) throw error;
    await giveUp(ctx, roster);
    ctx.log.error({ rosterId, err: error }, 'a roster could not be planned');
  }
}

/** @returns null when the roster was discarded meanwhile */
async function propose(
  ctx: Ctx,
  now: Date,
  roster: RosterFound,
  signal: AbortSignal,
): Promise<Proposal | null> {
  const loaded = await atOneMoment(ctx, (inner) => loadPlanFacts(inner, now, roster));
  if (!loaded) throw new RangeError('no community to plan for');
  const made = await makeProblem(loaded.facts);
  const watch = watchPlan(ctx, roster, made.lost);
  try {
    const found = await ctx.planner.planRoster(made.problem, {
      seed: roster.seed,
      seconds: roster.seconds,
      signal: AbortSignal.any([signal, watch.gone]),
      stop: watch.stop,
      onProgress: watch.hear,
    });
    return await read(loaded, made, found);
  } catch (error) {
    if (watch.gone.aborted) return null;
    throw error;
  } finally {
    await watch.end();
  }
}

/** What the planner found, as the rows of a proposal. */
async function read(
  { facts }: PlanLoaded,
  made: MadeProblem,
  { places, bound, optimal, effort }: Roster,
): Promise<Proposal> {
  const wanted = places.flatMap(({ person, duty }) => {
    const accountId = facts.people[person]?.standing.accountId;
    const shift = facts.shifts[duty];
    return accountId !== undefined && shift?.planned ? [{ accountId, shiftId: shift.facts.id }] : [];
  });
  const settled = settle(facts, wanted);
  const told = await describeRoster({ facts, made, settled, byHand: new Set() });
  const cost = costOf(made.problem, numbered(facts, settled.places));
  const proved = optimal && settled.dropped.length === 0;
  return {
    told,
    score: scoreOf({ facts, made, settled }, told.people, { cost, bound }),
    progress: progressOf(made.lost, { seconds: effort.seconds, cost, bound }, proved),
  };
}

/** Runs `work` on a snapshot: everything it reads is of the same moment. */
const atOneMoment = <R>(ctx: Ctx, work: (ctx: Ctx) => Promise<R>): Promise<R> =>
  ctx.db.transaction((db) => work({ ...ctx, db }), {
    isolationLevel: 'repeatable read',
    accessMode: 'read only',
  });

async function giveUp(ctx: Ctx, { id, version }: RosterFound): Promise<void> {
  await ctx.db
    .update(rosters)
    .set({ state: 'failed' })
    .where(and(eq(rosters.id, id), eq(rosters.state, 'planning'), eq(rosters.version, version)));
}
