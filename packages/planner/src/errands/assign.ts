import { ErrandFlow } from './flow.ts';
import { type CompactProblem, type ErrandProblem, type NumberedProblem, numberProblem } from './problem.ts';

/** The best plan: nobody can find one that costs less in total. */
export interface Assignment {
  /** Job id → helper id, or null where leaving it unserved is cheapest. Every job is in it, in the order of ids. */
  readonly chosen: ReadonlyMap<string, string | null>;
  /** Costs of the chosen pairs + prices of the places they use + prices of jobs left unserved. */
  readonly total: number;
  /**
   * Helper id → what one more place of theirs is worth to the plan (dual prices); infinite without a free place. With them
   * anyone can check the plan: see `certificate.ts`.
   */
  readonly worth: ReadonlyMap<string, number>;
}

/** The same by numbers of a compact problem. */
export interface CompactAssignment {
  /** Helper of each job, −1 unserved. */
  readonly at: Int32Array<ArrayBuffer>;
  readonly worth: Float64Array<ArrayBuffer>;
  readonly total: number;
}

/**
 * Who does which errand at the least total cost, exactly. The answer depends on the ids, not on the order in which helpers,
 * jobs and candidates are listed. 2,000 jobs × 500 helpers take about a tenth of a second: on a server call `planErrands`,
 * which does the same in another thread.
 * @throws RangeError as `numberProblem` does.
 */
export function assign(problem: ErrandProblem): Assignment {
  const numbered = numberProblem(problem);
  return named(numbered, solve(numbered.compact));
}

/** Solves a compact problem. */
export function solve(problem: CompactProblem): CompactAssignment {
  const flow = flowOf(problem);
  return { at: Int32Array.from(flow.at), worth: worthOf(flow), total: flow.total };
}

/** The flow with all jobs placed, in their order. */
export function flowOf({
  placeStart,
  places,
  unserved,
  edgeStart,
  edgeTo,
  edgeCost,
}: CompactProblem): ErrandFlow {
  const flow = new ErrandFlow(pieces(places, placeStart));
  const to = pieces(edgeTo, edgeStart);
  const cost = pieces(edgeCost, edgeStart);
  for (const [j, price] of unserved.entries()) flow.add(to[j] as Int32Array, cost[j] as Int32Array, price);
  return flow;
}

/** Worth of each helper as it is told: infinite where there is no place. */
export function worthOf(flow: ErrandFlow): Float64Array<ArrayBuffer> {
  return Float64Array.from(flow.worth, (worth, helper) =>
    flow.hasPlaces(helper) ? worth : Number.POSITIVE_INFINITY,
  );
}

/** Puts ids in the place of numbers. */
export function named(
  { helperIds, jobIds }: Pick<NumberedProblem, 'helperIds' | 'jobIds'>,
  { at, worth, total }: CompactAssignment,
): Assignment {
  return {
    chosen: new Map(jobIds.map((id, j) => [id, helperIds[at[j] ?? -1] ?? null])),
    worth: new Map(helperIds.map((id, i) => [id, worth[i] ?? Number.POSITIVE_INFINITY])),
    total,
  };
}

function pieces(all: Int32Array, starts: Int32Array): Int32Array[] {
  return Array.from({ length: starts.length - 1 }, (_, i) => all.subarray(starts[i], starts[i + 1]));
}
