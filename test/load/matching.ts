import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout } from 'node:timers/promises';
import { lowerBound } from '@linli/planner/errands/certificate';
import { openPlan } from '@linli/planner/errands/open-plan';
import { type ErrandProblem, numberProblem } from '@linli/planner/errands/problem';
import { openPlanner, type Planner } from '@linli/planner/open-planner';
import { openThread, type Thread } from '@linli/planner/thread/open-thread';
import { errandProblem } from '../support/errand-problems.ts';
import type { BenchOptions } from './bench.ts';
import type { HighsTasks } from './highs-tasks.ts';
import { percentile, tenth } from './latencies.ts';

/** One community, and a district of ten; there are three jobs for every two places that are free. */
const SIZES = {
  full: { jobs: 2_000, helpers: 500, communities: 10, more: 2_000 },
  small: { jobs: 200, helpers: 50, communities: 2, more: 50 },
} as const;
const ROUNDS = 9;
const LIMIT_MS = 600_000;

/** Errands planned in the planning thread, checked and timed against the linear programme in HiGHS on the same problems. */
export async function bench({ small }: BenchOptions): Promise<void> {
  const { jobs, helpers, communities, more } = SIZES[small ? 'small' : 'full'];
  const planner = openPlanner();
  const highs = openThread<HighsTasks>(new URL('./highs-tasks.ts', import.meta.url));
  try {
    const district = Array.from({ length: communities }, (_, i) =>
      errandProblem(`community ${i}`, jobs, helpers),
    );
    // What the machine itself does to a thread that only waits; blocks cannot be shorter than that.
    const idle = await watched(() => setTimeout(1_000));
    const cases = [
      await community(planner, highs, district[0] ?? errandProblem('', 0, 0), more),
      await wholeDistrict(planner, highs, district),
    ];
    for (const each of cases) {
      console.log(JSON.stringify({ bench: 'matching', ...each, idle_block_ms: tenth(idle.longestBlock) }));
    }
  } finally {
    await planner.close();
    await highs.close();
  }
}

async function community(
  planner: Planner,
  highs: Thread<HighsTasks>,
  problem: ErrandProblem,
  more: number,
): Promise<object> {
  console.log(`One community: ${sizeOf([problem])}`);
  const rounds: Planned[] = [];
  const lps: Timed[] = [];
  // In turns, so that both get warm (the first answer of either takes three times as long) on a machine in the same mood.
  for (let i = 0; i < ROUNDS; i++) {
    rounds.push(await plan(planner, [problem]));
    lps.push(await solveLp(highs, [problem]));
  }
  const best = Math.min(...rounds.map(({ ms }) => ms));
  const highsBest = Math.min(...lps.map(({ ms }) => ms));
  return {
    case: 'community',
    ...countsOf([problem]),
    ms: tenth(median(rounds)),
    best_ms: tenth(best),
    first_ms: tenth(rounds[0]?.ms ?? 0),
    highs_ms: tenth(median(lps)),
    highs_best_ms: tenth(highsBest),
    highs_first_ms: tenth(lps[0]?.ms ?? 0),
    // By the best round of each: what else the machine does can only make rounds longer.
    speed_vs_highs: tenth(highsBest / best),
    gap_to_lp: gap(rounds[0]?.total ?? Number.NaN, lps[0]?.total ?? Number.NaN),
    longest_block_ms: tenth(Math.max(...rounds.map(({ longestBlock }) => longestBlock))),
    ...oneMore(problem, more),
  };
}

async function wholeDistrict(
  planner: Planner,
  highs: Thread<HighsTasks>,
  problems: ErrandProblem[],
): Promise<object> {
  console.log(`By communities: ${sizeOf(problems)}`);
  const { ms, total, longestBlock } = await plan(planner, problems);
  const lp = await solveLp(highs, problems);
  return {
    case: 'district',
    ...countsOf(problems),
    communities: problems.length,
    ms: tenth(ms),
    highs_ms: tenth(lp.ms),
    speed_vs_highs: tenth(lp.ms / ms),
    gap_to_lp: gap(total, lp.total),
    longest_block_ms: tenth(longestBlock),
  };
}

interface Timed {
  /** From the problem in the words of the caller to the answer. */
  ms: number;
  total: number;
}

interface Planned extends Timed {
  longestBlock: number;
}

/** Plans all at once, and watches how long the thread that asks was kept from its work. */
async function plan(planner: Planner, problems: ErrandProblem[]): Promise<Planned> {
  const began = performance.now();
  const { result: plans, longestBlock } = await watched(() =>
    Promise.all(problems.map((problem) => planner.planErrands(problem))),
  );
  const ms = performance.now() - began;
  for (const [i, problem] of problems.entries()) {
    const { total, worth } = plans[i] ?? { total: Number.NaN, worth: new Map() };
    if (lowerBound(problem, worth) !== total) throw new Error('the worths do not prove the plan');
  }
  return { ms, total: plans.reduce((sum, { total }) => sum + total, 0), longestBlock };
}

/** Milliseconds for which this thread came to nothing else at a stretch. */
async function watched<T>(work: () => Promise<T>): Promise<{ result: T; longestBlock: number }> {
  const watch = monitorEventLoopDelay({ resolution: 1 });
  watch.enable();
  const result = await work();
  watch.disable();
  return { result, longestBlock: watch.max / 1e6 };
}

/** The linear programmes of the same problems, from the same question to the least total. */
async function solveLp(highs: Thread<HighsTasks>, problems: ErrandProblem[]): Promise<Timed> {
  const began = performance.now();
  let total = 0;
  for (const problem of problems) {
    total += await highs.run('errandLp', numberProblem(problem).compact, { limitMs: LIMIT_MS });
  }
  return { ms: performance.now() - began, total };
}

/** New jobs, one after the other, into a plan that is full; for each one that comes an old one goes. */
function oneMore(problem: ErrandProblem, more: number): object {
  console.log(`One more request into the full plan, ${more} times`);
  const open = openPlan(problem);
  const added: number[] = [];
  const removed: number[] = [];
  const lap = (times: number[], change: () => void) => {
    const began = performance.now();
    change();
    times.push(performance.now() - began);
  };
  for (let i = 0; i < more; i++) {
    // Doors of the same neighbourhood: a job like one that is there, a little more or less urgent.
    const model = problem.jobs[(i * 7) % problem.jobs.length];
    const old = problem.jobs[i % problem.jobs.length];
    if (!model || !old) continue;
    lap(added, () => open.addJob({ ...model, id: `more ${i}`, unserved: model.unserved + (i % 50) - 25 }));
    lap(removed, () => open.removeJob(i < problem.jobs.length ? old.id : `more ${i - problem.jobs.length}`));
  }
  return {
    one_more_p50_ms: hundredth(percentile(added, 0.5)),
    one_more_p99_ms: hundredth(percentile(added, 0.99)),
    one_more_max_ms: hundredth(Math.max(...added)),
    one_less_p99_ms: hundredth(percentile(removed, 0.99)),
  };
}

/** Share by which a total is above the bound; the bound is a floating-point number, the last digits of which mean nothing. */
function gap(total: number, bound: number): number {
  return Math.round(((total - bound) / bound) * 1e9) / 1e9;
}

const median = (timed: readonly Timed[]): number =>
  percentile(
    timed.map(({ ms }) => ms),
    0.5,
  );

const hundredth = (value: number): number => Math.round(value * 100) / 100;

function countsOf(problems: readonly ErrandProblem[]): { jobs: number; helpers: number } {
  return {
    jobs: problems.reduce((sum, { jobs }) => sum + jobs.length, 0),
    helpers: problems.reduce((sum, { helpers }) => sum + helpers.length, 0),
  };
}

function sizeOf(problems: readonly ErrandProblem[]): string {
  const { jobs, helpers } = countsOf(problems);
  return `${jobs} requests, ${helpers} volunteers`;
}
