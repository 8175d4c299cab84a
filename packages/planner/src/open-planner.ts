import { setImmediate as nextTurn } from 'node:timers/promises';
import { type Assignment, named } from './errands/assign.ts';
import { type ErrandProblem, type NumberedProblem, numberInSteps } from './errands/problem.ts';
import type { PlanningTasks } from './planning-tasks.ts';
import { openThread } from './thread/open-thread.ts';

/** A hundred times what the largest neighbourhood takes. */
const LIMIT_MS = 60_000;

/** A turn may become longer by one step, which takes as long in code that is new to the compiler. */
const TURN_MS = 2;

/** Plans in a thread of its own, so that nobody's request waits for somebody's plan. */
export interface Planner {
  /**
   * `assign` in the planning thread; calls wait for each other in line.
   * @throws RangeError for a problem that is not one (see `numberProblem`), ThreadFailed when the thread crashed, hung or
   * was closed (the next call gets a new one), the signal's reason when it is aborted.
   */
  planErrands(problem: ErrandProblem, options?: PlanOptions): Promise<Assignment>;
  /** Ends the thread. A planner that is only idle does not keep the process alive. */
  close(): Promise<void>;
}

export interface PlanOptions {
  readonly signal?: AbortSignal | undefined;
  /** Milliseconds after which the thread counts as hung; a minute when nothing is said. */
  readonly limitMs?: number;
}

/** Starts the planning thread; one for a process is enough. */
export function openPlanner(): Planner {
  const thread = openThread<PlanningTasks>(new URL('./planning-tasks.ts', import.meta.url));
  let line: Promise<unknown> = Promise.resolve();
  return {
    async planErrands(problem, { signal, limitMs = LIMIT_MS } = {}) {
      // One problem at a time: steps of several would run in the same turn.
      const numbering = line.then(() => numberInTurns(problem, signal));
      line = numbering.catch(() => undefined);
      const numbered = await numbering;
      return named(numbered, await thread.run('assign', numbered.compact, { signal, limitMs }));
    },
    close: () => thread.close(),
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
