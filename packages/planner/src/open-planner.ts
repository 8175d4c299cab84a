import { setImmediate as nextTurn } from 'node:timers/promises';
import { type Assignment, named } from './errands/assign.ts';
import { type ErrandProblem, type NumberedProblem, numberInSteps } from './errands/problem.ts';
import type { PlanningTasks } from './planning-tasks.ts';
import type { RosterEffortLimits } from './rosters/plan-roster.ts';
import type { RosterProblem } from './rosters/problem.ts';
import type { Roster, RosterProgress } from './rosters/roster.ts';
import { openThread, type Thread } from './thread/open-thread.ts';

/** A hundred times what the largest neighbourhood takes. */
const LIMIT_MS = 60_000;

/** What a roster may take beyond its seconds, and at most when it counts rounds. */
const ROSTER_GRACE_MS = 120_000;
const ROSTER_LIMIT_MS = 3_600_000;

/** A turn may become longer by one step, which takes as long in code that is new to the compiler. */
const TURN_MS = 2;

/** Plans in threads of its own, so that nobody's request waits for somebody's plan, and no errand for a roster. */
export interface Planner {
  /**
   * `assign` in the planning thread; calls wait for each other in line.
   * @throws RangeError for a problem that is not one (see `numberProblem`), ThreadFailed when the thread crashed, hung or
   * was closed (the next call gets a new one), the signal's reason when it is aborted.
   */
  planErrands(problem: ErrandProblem, options?: PlanOptions): Promise<Assignment>;
  /**
   * `planRoster` in a thread that lives as long as there are rosters to plan; rosters wait for each other.
   * @throws RangeError for a problem that is not one (see `validateProblem`), ThreadFailed and the signal's reason as above
   */
  planRoster(problem: RosterProblem, options?: RosterOptions): Promise<Roster>;
  /** Ends the threads. A planner that is only idle does not keep the process alive. */
  close(): Promise<void>;
}

export interface PlanOptions {
  readonly signal?: AbortSignal | undefined;
  /** Milliseconds after which the thread counts as hung; a minute when nothing is said. */
  readonly limitMs?: number;
}

export interface RosterOptions extends RosterEffortLimits {
  /** Gives the roster up. */
  readonly signal?: AbortSignal | undefined;
  /** Ends the search early; the answer is the best roster found by then. */
  readonly stop?: AbortSignal | undefined;
  /** Hears of the first roster, of each better one and of each better bound. */
  readonly onProgress?: ((progress: RosterProgress) => void) | undefined;
}

/** Starts the planning thread; one for a process is enough. */
export function openPlanner(): Planner {
  const tasks = new URL('./planning-tasks.ts', import.meta.url);
  const thread = openThread<PlanningTasks>(tasks);
  let rosters: { thread: Thread<PlanningTasks>; waiting: number } | undefined;
  let closed = false;
  let line: Promise<unknown> = Promise.resolve();
  return {
    async planErrands(problem, { signal, limitMs = LIMIT_MS } = {}) {
      // One problem at a time: steps of several would run in the same turn.
      const numbering = line.then(() => numberInTurns(problem, signal));
      line = numbering.catch(() => undefined);
      const numbered = await numbering;
      return named(numbered, await thread.run('assign', numbered.compact, { signal, limitMs }));
    },
    async planRoster(problem, { signal, stop, onProgress, ...limits } = {}) {
      const { seconds } = limits;
      const limitMs = seconds === undefined ? ROSTER_LIMIT_MS : 1_000 * seconds + ROSTER_GRACE_MS;
      if (closed) return thread.run('roster', { problem, limits }, { limitMs }); // which says that it is closed
      rosters ??= { thread: openThread<PlanningTasks>(tasks), waiting: 0 };
      const mine = rosters;
      mine.waiting++;
      try {
        return await mine.thread.run('roster', { problem, limits }, { signal, stop, onProgress, limitMs });
      } finally {
        mine.waiting--;
        // The solver never gives memory back, so the thread goes with the last roster.
        if (mine.waiting === 0) {
          if (rosters === mine) rosters = undefined;
          await mine.thread.close();
        }
      }
    },
    async close() {
      closed = true;
      await Promise.all([thread.close(), rosters?.thread.close()]);
    },
  };
}

/** Lets others have their turn every few milliseconds. */
async function numberInTurns(
  problem: ErrandProblem,
  signal: AbortSignal | undefined,
): Promise<NumberedProblem> {
  const steps = numberInSteps(problem);
  let began = performance.now();
  for (;;) {
    signal?.throwIfAborted();
    const step = steps.next();
    if (step.done) return step.value;
    if (performance.now() - began < TURN_MS) continue;
    await nextTurn();
    began = performance.now();
  }
}
