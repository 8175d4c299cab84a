import { type Assignment, flowOf, named, worthOf } from './assign.ts';
import type { ErrandFlow } from './flow.ts';
import {
  type ErrandProblem,
  edgesOf,
  freePlaces,
  type Helper,
  type Job,
  numberProblem,
  whole,
} from './problem.ts';

/**
 * A plan that stays open: after every change it is again the best one, in a few thousandths of a second instead of a new
 * plan's tenth. Its total is that of `assign` for what it then holds; among plans equally good it keeps what is nearest to
 * hand, so that few people are moved.
 */
export interface OpenPlan {
  /** Jobs known. */
  readonly size: number;
  readonly total: number;
  /**
   * Takes in one more job. @throws RangeError when it is there already, a candidate is unknown or a number is not whole.
   */
  addJob(job: Job): void;
  /** Withdraws a job. @throws RangeError when it is not there. */
  removeJob(id: string): void;
  /**
   * New prices and load of a helper; without prices they are off duty, and what they had goes on to others.
   * @throws RangeError when the helper is unknown or prices fall.
   */
  setHelper(helper: Helper): void;
  /** Helper of a job, null where it is unserved. @throws RangeError when it is not there. */
  helperOf(jobId: string): string | null;
  /** The whole plan, as `assign` gives it. */
  assignment(): Assignment;
}

/** Plans a problem and stays open for changes. Helpers are those of the problem. @throws RangeError as `assign` does. */
export function openPlan(problem: ErrandProblem): OpenPlan {
  const { helperIds, jobIds, compact } = numberProblem(problem);
  return new OpenErrands(flowOf(compact), helperIds, jobIds);
}

class OpenErrands implements OpenPlan {
  readonly #flow: ErrandFlow;
  readonly #helperIds: readonly string[];
  readonly #helpers: ReadonlyMap<string, number>;
  readonly #jobs: Map<string, number>;

  constructor(flow: ErrandFlow, helperIds: readonly string[], jobIds: readonly string[]) {
    this.#flow = flow;
    this.#helperIds = helperIds;
    this.#helpers = new Map(helperIds.map((id, i) => [id, i]));
    this.#jobs = new Map(jobIds.map((id, j) => [id, j]));
  }

  get size(): number {
    return this.#jobs.size;
  }

  get total(): number {
    return this.#flow.total;
  }

  addJob(job: Job): void {
    if (this.#jobs.has(job.id)) throw new RangeError(`job ${job.id} comes twice`);
    const { to, cost } = edgesOf(job, this.#helpers);
    this.#jobs.set(job.id, this.#flow.add(to, cost, whole(job.unserved)));
  }

  removeJob(id: string): void {
    this.#flow.remove(this.#job(id));
    this.#jobs.delete(id);
  }

  setHelper(helper: Helper): void {
    const number = this.#helpers.get(helper.id);
    if (number === undefined) throw new RangeError(`no helper ${helper.id}`);
    this.#flow.setPlaces(number, freePlaces(helper));
  }

  helperOf(jobId: string): string | null {
    return this.#helperIds[this.#flow.at[this.#job(jobId)] ?? -1] ?? null;
  }

  assignment(): Assignment {
    const jobs = [...this.#jobs].sort(([a], [b]) => (a < b ? -1 : 1));
    const at = Int32Array.from(jobs, ([, number]) => this.#flow.at[number] ?? -1);
    const jobIds = jobs.map(([id]) => id);
    return named(
      { helperIds: this.#helperIds, jobIds },
      { at, worth: worthOf(this.#flow), total: this.#flow.total },
    );
  }

  #job(id: string): number {
    const number = this.#jobs.get(id);
    if (number === undefined) throw new RangeError(`no job ${id}`);
    return number;
  }
}
