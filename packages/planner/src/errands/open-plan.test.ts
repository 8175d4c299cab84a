import fc from 'fast-check';
import { expect, test } from 'vitest';
import { assign } from './assign.ts';
import { lowerBound, totalOf } from './certificate.ts';
import { type OpenPlan, openPlan } from './open-plan.ts';
import type { ErrandProblem, Helper, Job } from './problem.ts';

const names = ['a', 'b', 'c', 'd', 'e'];

const places = fc.record({
  prices: fc.array(fc.nat(15), { maxLength: 3 }).map((prices) => prices.toSorted((x, y) => x - y)),
  already: fc.nat(1),
});
const jobs = fc.record({
  unserved: fc.nat(40),
  candidates: fc
    .subarray(names)
    .chain((some) =>
      fc
        .array(fc.integer({ min: -2, max: 12 }), { minLength: some.length, maxLength: some.length })
        .map((costs) => some.map((helper, i) => ({ helper, cost: costs[i] ?? 0 }))),
    ),
});

type Change =
  | { does: 'add'; job: Omit<Job, 'id'> }
  | { does: 'remove'; which: number }
  | { does: 'set'; helper: Helper };

const changes: fc.Arbitrary<Change> = fc.oneof(
  { weight: 4, arbitrary: jobs.map((job) => ({ does: 'add' as const, job })) },
  { weight: 3, arbitrary: fc.nat().map((which) => ({ does: 'remove' as const, which })) },
  {
    weight: 2,
    arbitrary: fc
      .tuple(fc.constantFrom(...names), places)
      .map(([id, rest]) => ({ does: 'set' as const, helper: { id, ...rest } })),
  },
);

/** A plan and beside it what it should hold, changed together. */
class Both {
  readonly helpers: Map<string, Helper>;
  readonly jobs = new Map<string, Job>();
  readonly plan: OpenPlan;
  #added = 0;

  constructor(helpers: Helper[]) {
    this.helpers = new Map(helpers.map((helper) => [helper.id, helper]));
    this.plan = openPlan({ helpers, jobs: [] });
  }

  get problem(): ErrandProblem {
    return { helpers: [...this.helpers.values()], jobs: [...this.jobs.values()] };
  }

  make(change: Change): void {
    if (change.does === 'add') {
      const job = { id: `job ${this.#added++}`, ...change.job };
      this.jobs.set(job.id, job);
      this.plan.addJob(job);
    } else if (change.does === 'set') {
      this.helpers.set(change.helper.id, change.helper);
      this.plan.setHelper(change.helper);
    } else {
      const id = [...this.jobs.keys()][change.which % this.jobs.size];
      if (id === undefined) return;
      this.jobs.delete(id);
      this.plan.removeJob(id);
    }
  }
}

test('after any changes the plan is as good as a new one, and proves it', () => {
  fc.assert(
    fc.property(
      fc.tuple(...names.map((id) => places.map((rest) => ({ id, ...rest })))),
      fc.array(changes, { minLength: 1, maxLength: 40 }),
      (helpers, all) => {
        const both = new Both(helpers);
        for (const change of all) {
          both.make(change);
          const { problem, plan } = both;
          const now = plan.assignment();
          expect(now.total).toBe(assign(problem).total);
          expect(lowerBound(problem, now.worth)).toBe(now.total);
          expect(totalOf(problem, now.chosen)).toBe(now.total);
        }
      },
    ),
    { numRuns: 400 },
  );
});

test('a place that falls free goes to the job that needs it most', () => {
  const candidates = [{ helper: 'a', cost: 1 }];
  const plan = openPlan({
    helpers: [{ id: 'a', prices: [0], already: 0 }],
    jobs: [
      { id: 'gas', unserved: 900, candidates },
      { id: 'bread', unserved: 200, candidates },
      { id: 'newspaper', unserved: 20, candidates },
    ],
  });
  expect(['gas', 'bread', 'newspaper'].map((id) => plan.helperOf(id))).toEqual(['a', null, null]);
  plan.removeJob('gas');
  expect(['bread', 'newspaper'].map((id) => plan.helperOf(id))).toEqual(['a', null]);
});

test('who goes off duty leaves nothing behind, and gets work again when back', () => {
  const candidates = ['near', 'far'].map((helper, i) => ({ helper, cost: 100 * i }));
  const on = (id: string) => ({ id, prices: [0, 10], already: 0 });
  const plan = openPlan({
    helpers: [on('near'), on('far')],
    jobs: ['x', 'y'].map((id) => ({ id, unserved: 500, candidates })),
  });
  plan.setHelper({ id: 'near', prices: [], already: 0 });
  expect(['x', 'y'].map((id) => plan.helperOf(id))).toEqual(['far', 'far']);
  plan.setHelper(on('near'));
  expect(['x', 'y'].map((id) => plan.helperOf(id))).toEqual(['near', 'near']);
});

test('refuses what it does not know, and stays as it was', () => {
  const plan = openPlan({
    helpers: [{ id: 'a', prices: [0], already: 0 }],
    jobs: [{ id: 'x', unserved: 9, candidates: [{ helper: 'a', cost: 1 }] }],
  });
  expect(() => plan.addJob({ id: 'x', unserved: 1, candidates: [] })).toThrow('job x comes twice');
  expect(() => plan.addJob({ id: 'y', unserved: 0.5, candidates: [] })).toThrow(RangeError);
  expect(() => plan.addJob({ id: 'y', unserved: 1, candidates: [{ helper: 'b', cost: 1 }] })).toThrow(
    'no helper b',
  );
  expect(() => plan.removeJob('y')).toThrow('no job y');
  expect(() => plan.setHelper({ id: 'b', prices: [], already: 0 })).toThrow('no helper b');
  expect(() => plan.setHelper({ id: 'a', prices: [2, 1], already: 0 })).toThrow('prices fall');
  expect({ size: plan.size, total: plan.total, x: plan.helperOf('x') }).toEqual({
    size: 1,
    total: 1,
    x: 'a',
  });
});
