import { randomBy } from '@linli/infra/local/demo/random';
import { errandLp } from '@linli/test/support/errand-lp';
import { errandProblem } from '@linli/test/support/errand-problems';
import { expect, test } from 'vitest';
import { assign } from './assign.ts';
import { openPlan } from './open-plan.ts';
import { type ErrandProblem, numberProblem } from './problem.ts';

/** Few different numbers, so that many plans are equally good, some helpers are full and some jobs have nobody. */
function crowded(seed: string): ErrandProblem {
  const random = randomBy(seed);
  const helpers = Array.from({ length: 60 }, (_, i) => ({
    id: `h${i}`,
    prices: [0, 2, 2, 7].slice(0, random.between(0, 4)),
    already: random.between(0, 2),
  }));
  const jobs = Array.from({ length: 150 }, (_, j) => ({
    id: `j${j}`,
    unserved: random.between(0, 12),
    candidates: helpers
      .filter(() => random.chance(0.1))
      .map(({ id }) => ({ helper: id, cost: random.between(-1, 4) })),
  }));
  return { helpers, jobs };
}

const problems = [
  ...['a', 'b', 'c'].map((seed) => [`neighbourhood ${seed}`, errandProblem(seed, 300, 80, 12)] as const),
  ...['a', 'b', 'c'].map((seed) => [`crowd ${seed}`, crowded(seed)] as const),
];

test.each(problems)('%s: the plan costs what the linear programme says is the least', async (_, problem) => {
  const least = await errandLp(numberProblem(problem).compact);
  expect(assign(problem).total).toBeCloseTo(least, 4);
});

test.each(problems)('%s: so does the plan that grew and shrank job by job', async (_, problem) => {
  const plan = openPlan({ ...problem, jobs: [] });
  for (const job of problem.jobs) plan.addJob(job);
  const kept = problem.jobs.filter((_job, j) => j % 3 !== 0);
  for (const job of problem.jobs) if (!kept.includes(job)) plan.removeJob(job.id);
  const least = await errandLp(numberProblem({ ...problem, jobs: kept }).compact);
  expect(plan.total).toBeCloseTo(least, 4);
});
