import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { errandProblem } from '@linli/test/support/errand-problems';
import { afterAll, expect, test } from 'vitest';
import { assign } from './errands/assign.ts';
import { openPlanner } from './open-planner.ts';

const planner = openPlanner();
afterAll(() => planner.close());

test('plans in the thread are those of the planner itself', async () => {
  const problems = ['a', 'b', 'c'].map((seed) => errandProblem(seed, 120, 30));
  const plans = await Promise.all(problems.map((problem) => planner.planErrands(problem)));
  expect(plans).toEqual(problems.map(assign));
});

test('a problem that is none never reaches the thread', async () => {
  const problem = { helpers: [], jobs: [{ id: 'x', unserved: Number.NaN, candidates: [] }] };
  await expect(planner.planErrands(problem)).rejects.toThrow(RangeError);
});

test('a plan nobody waits for any more is given up', async () => {
  const signal = AbortSignal.abort(new Error('another cycle began'));
  await expect(planner.planErrands({ helpers: [], jobs: [] }, { signal })).rejects.toThrow(
    'another cycle began',
  );
});

test('works as the servers are started, and lets the process end when it is idle', async () => {
  const code = `
    import { openPlanner } from ${JSON.stringify(new URL('./open-planner.ts', import.meta.url).href)};
    const { planErrands } = openPlanner();
    const candidates = [{ helper: 'a', cost: 2 }];
    const plan = await planErrands({
      helpers: [{ id: 'a', prices: [1], already: 0 }],
      jobs: [{ id: 'x', unserved: 9, candidates }],
    });
    console.log(JSON.stringify([plan.total, ...plan.chosen]));
  `;
  const args = ['--import', import.meta.resolve('tsx'), '--input-type=module', '-e', code];
  const { stdout } = await promisify(execFile)(process.execPath, args, { timeout: 50_000 });
  expect(JSON.parse(stdout)).toEqual([3, ['x', 'a']]);
});
