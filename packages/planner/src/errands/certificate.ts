import type { Assignment } from './assign.ts';
import { type ErrandProblem, freePlaces, type Job } from './problem.ts';

/**
 * What a plan costs, counted from the problem alone: job id → helper id, null for unserved.
 * @throws RangeError when a job is missing, or goes to somebody who is no candidate or has no place left.
 */
export function totalOf(
  { helpers, jobs }: ErrandProblem,
  chosen: ReadonlyMap<string, string | null>,
): number {
  const places = new Map(helpers.map((helper) => [helper.id, freePlaces(helper).values()]));
  let total = 0;
  for (const { id, unserved, candidates } of jobs) {
    const helper = chosen.get(id);
    if (helper === undefined) throw new RangeError(`job ${id} is missing`);
    if (helper === null) {
      total += unserved;
      continue;
    }
    const cost = candidates.find((candidate) => candidate.helper === helper)?.cost;
    const place = places.get(helper)?.next().value;
    if (cost === undefined || place === undefined) throw new RangeError(`job ${id} may not go to ${helper}`);
    total += cost + place;
  }
  return total;
}

/**
 * A total below which no plan can be, whatever the worths are: the dual of the linear programme. With the worths of the best
 * plan it is the plan's own total, which proves that plan optimal without trusting the search that found it.
 * @param worth helper id → worth of a place, `Infinity` for helpers without one
 */
export function lowerBound(problem: ErrandProblem, worth: ReadonlyMap<string, number>): number {
  let bound = 0;
  for (const job of problem.jobs) bound += jobValue(job, worth);
  for (const helper of problem.helpers) {
    const each = worth.get(helper.id) ?? 0;
    for (const price of freePlaces(helper)) bound -= Math.max(0, each - price);
  }
  return bound;
}

/** Why a candidate has a job or not. */
export interface Comparison {
  readonly helper: string;
  readonly chosen: boolean;
  /** Every plan with this pair costs at least so much more than the best one; 0 for a chosen pair and for ties. */
  readonly dearerBy: number;
  /** Cost of the pair alone. */
  readonly cost: number;
  /** What a place of this helper is worth to the whole plan: high when others need them more, infinite when there is none. */
  readonly worth: number;
}

/** Every candidate of a job against the plan, best first, ties by id. */
export function compareCandidates(job: Job, plan: Pick<Assignment, 'chosen' | 'worth'>): Comparison[] {
  const value = jobValue(job, plan.worth);
  return job.candidates
    .map(({ helper, cost }) => {
      const worth = plan.worth.get(helper) ?? 0;
      const chosen = plan.chosen.get(job.id) === helper;
      return { helper, chosen, dearerBy: cost + worth - value, cost, worth };
    })
    .sort(
      (a, b) =>
        Number(b.chosen) - Number(a.chosen) ||
        (a.dearerBy < b.dearerBy ? -1 : a.dearerBy > b.dearerBy ? 1 : a.helper < b.helper ? -1 : 1),
    );
}

/** What it costs the plan at most to have this job as well. */
function jobValue({ unserved, candidates }: Job, worth: ReadonlyMap<string, number>): number {
  return candidates.reduce(
    (least, { helper, cost }) => Math.min(least, cost + (worth.get(helper) ?? 0)),
    unserved,
  );
}
