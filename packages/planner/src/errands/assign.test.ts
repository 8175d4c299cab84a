import fc from 'fast-check';
import { expect, test } from 'vitest';
import { assign } from './assign.ts';
import { compareCandidates, lowerBound, totalOf } from './certificate.ts';
import type { ErrandProblem, Job } from './problem.ts';

const price = fc.integer({ min: 0, max: 12 });

/** Up to 4 helpers and 5 jobs with small numbers, so that ties and full helpers are common. */
const problems: fc.Arbitrary<ErrandProblem> = fc
  .array(fc.record({ prices: fc.array(price, { maxLength: 3 }), already: fc.nat(2) }), { maxLength: 4 })
  .chain((rows) => {
    const helpers = rows.map(({ prices, already }, i) => ({
      id: `h${i}`,
      prices: prices.toSorted((a, b) => a - b),
      already,
    }));
    const ids = helpers.map(({ id }) => id);
    const candidates = fc
      .subarray(ids)
      .chain((some) =>
        fc
          .tuple(...some.map(() => fc.integer({ min: -3, max: 12 })))
          .map((costs) => some.map((helper, i) => ({ helper, cost: costs[i] ?? 0 }))),
      );
    return fc
      .array(fc.record({ unserved: fc.integer({ min: 0, max: 30 }), candidates }), { maxLength: 5 })
      .map((jobs) => ({ helpers, jobs: jobs.map((job, j) => ({ id: `j${j}`, ...job })) }));
  });

/** The least total over all plans there are. */
function bruteForce({ helpers, jobs }: ErrandProblem): number {
  const used = new Map(helpers.map(({ id, already }) => [id, already]));
  const prices = new Map(helpers.map(({ id, prices }) => [id, prices]));
  const best = (j: number): number => {
    const job = jobs[j];
    if (!job) return 0;
    let least = job.unserved + best(j + 1);
    for (const { helper, cost } of job.candidates) {
      const load = used.get(helper) ?? 0;
      const place = prices.get(helper)?.[load];
      if (place === undefined) continue;
      used.set(helper, load + 1);
      least = Math.min(least, cost + place + best(j + 1));
      used.set(helper, load);
    }
    return least;
  };
  return best(0);
}

test('no plan is cheaper, and the plan keeps to candidates and places', () => {
  fc.assert(
    fc.property(problems, (problem) => {
      const { chosen, total } = assign(problem);
      expect(totalOf(problem, chosen)).toBe(total);
      expect(total).toBe(bruteForce(problem));
    }),
    { numRuns: 1000 },
  );
});

test('the worths prove the plan: their bound is its total, and no pair would have made it cheaper', () => {
  fc.assert(
    fc.property(problems, (problem) => {
      const plan = assign(problem);
      expect(lowerBound(problem, plan.worth)).toBe(plan.total);
      for (const job of problem.jobs) {
        for (const { chosen, dearerBy } of compareCandidates(job, plan)) {
          expect(dearerBy).toBeGreaterThanOrEqual(0);
          if (chosen) expect(dearerBy).toBe(0);
        }
      }
    }),
    { numRuns: 500 },
  );
});

test('a plan with another pair is dearer by at least what the comparison says', () => {
  fc.assert(
    fc.property(problems, (problem) => {
      const plan = assign(problem);
      for (const job of problem.jobs) {
        for (const { helper, dearerBy, cost } of compareCandidates(job, plan)) {
          // As good as ordered: this helper or a price nobody would pay.
          const only: Job = { id: job.id, unserved: 1_000_000, candidates: [{ helper, cost }] };
          const jobs = problem.jobs.map((each) => (each.id === job.id ? only : each));
          expect(assign({ ...problem, jobs }).total).toBeGreaterThanOrEqual(
            Math.min(plan.total + dearerBy, 500_000),
          );
        }
      }
    }),
  );
});

test('the order in which things are listed changes nothing', () => {
  const shuffled = problems.chain((problem) =>
    fc.tuple(
      fc.constant(problem),
      fc.shuffledSubarray([...problem.helpers], { minLength: problem.helpers.length }),
      fc.shuffledSubarray(
        problem.jobs.map((job) => ({ ...job, candidates: job.candidates.toReversed() })),
        { minLength: problem.jobs.length },
      ),
    ),
  );
  fc.assert(
    fc.property(shuffled, ([problem, helpers, jobs]) => {
      expect(assign({ helpers, jobs })).toEqual(assign(problem));
    }),
  );
});

test('among equals errands differ by one at most', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 7 }), fc.integer({ min: 0, max: 20 }), (people, errands) => {
      const helpers = Array.from({ length: people }, (_, i) => ({
        id: `h${i}`,
        prices: [0, 10, 30, 60],
        already: 0,
      }));
      const candidates = helpers.map(({ id }) => ({ helper: id, cost: 5 }));
      const jobs = Array.from({ length: errands }, (_, j) => ({ id: `j${j}`, unserved: 1_000, candidates }));
      const { chosen } = assign({ helpers, jobs });
      const loads = helpers.map(({ id }) => [...chosen.values()].filter((helper) => helper === id).length);
      expect(Math.max(...loads) - Math.min(...loads)).toBeLessThanOrEqual(1);
      expect(loads.reduce((sum, load) => sum + load, 0)).toBe(Math.min(errands, 4 * people));
    }),
  );
});

test('errands in hand count: the one without any comes first', () => {
  const candidates = ['a', 'b'].map((helper) => ({ helper, cost: 3 }));
  const plan = assign({
    helpers: [
      { id: 'a', prices: [0, 5, 10], already: 2 },
      { id: 'b', prices: [0, 5, 10], already: 0 },
    ],
    jobs: [
      { id: 'x', unserved: 100, candidates },
      { id: 'y', unserved: 100, candidates },
    ],
  });
  expect(Object.fromEntries(plan.chosen)).toEqual({ x: 'b', y: 'b' });
  expect(plan.total).toBe(3 + 0 + 3 + 5);
});

test('the urgent job gets the last place', () => {
  const candidates = [{ helper: 'a', cost: 1 }];
  const { chosen } = assign({
    helpers: [{ id: 'a', prices: [0], already: 0 }],
    jobs: [
      { id: 'can wait', unserved: 20, candidates },
      { id: 'urgent', unserved: 500, candidates },
    ],
  });
  expect(Object.fromEntries(chosen)).toEqual({ 'can wait': null, urgent: 'a' });
});

test.each<[string, ErrandProblem]>([
  ['a helper twice', { helpers: [helper('a'), helper('a')], jobs: [] }],
  ['a job twice', { helpers: [], jobs: [job('x', []), job('x', [])] }],
  ['an unknown candidate', { helpers: [helper('a')], jobs: [job('x', ['b'])] }],
  ['a candidate twice', { helpers: [helper('a')], jobs: [job('x', ['a', 'a'])] }],
  ['falling prices', { helpers: [{ id: 'a', prices: [2, 1], already: 0 }], jobs: [] }],
  ['half a point', { helpers: [{ id: 'a', prices: [0.5], already: 0 }], jobs: [] }],
  ['a load below nothing', { helpers: [{ id: 'a', prices: [], already: -1 }], jobs: [] }],
  ['no number', { helpers: [], jobs: [{ id: 'x', unserved: Number.NaN, candidates: [] }] }],
])('refuses %s', (_, problem) => {
  expect(() => assign(problem)).toThrow(RangeError);
});

function helper(id: string) {
  return { id, prices: [0], already: 0 };
}

function job(id: string, candidates: string[]): Job {
  return { id, unserved: 1, candidates: candidates.map((each) => ({ helper: each, cost: 0 })) };
}
