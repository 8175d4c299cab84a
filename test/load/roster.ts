import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { openPlanner, type Planner } from '@linli/planner/open-planner';
import { checkRoster } from '@linli/planner/rosters/check-roster';
import type { RosterProblem } from '@linli/planner/rosters/problem';
import type { RosterProgress } from '@linli/planner/rosters/roster';
import { readCurtois } from '../support/curtois.ts';
import { communityRoster } from '../support/roster-problems.ts';
import type { BenchOptions } from './bench.ts';
import { tenth } from './latencies.ts';

/** Lowest costs published for the instances of Curtois and Qu, by number. */
const bestKnown: Readonly<Record<number, number>> = {
  1: 607,
  2: 828,
  3: 1001,
  4: 1716,
  5: 1143,
  6: 1950,
  7: 1056,
  8: 1300,
  9: 439,
  10: 4631,
  11: 3443,
  12: 4040,
  13: 1348,
  14: 1278,
  15: 3834,
  16: 3225,
  17: 5746,
  18: 4459,
  19: 3149,
  20: 4769,
};

/** 8 posts × 4 shifts × 2 people for 4 weeks, and a first roster for 60 people. */
const community = { posts: 8, weeks: 4, volunteers: 120 };
const sixty = { posts: 4, weeks: 4, volunteers: 60 };

/** Rosters of the public instances in a folder, or of a community, in the planning thread. */
export async function bench({ data, seconds, seed, small }: BenchOptions): Promise<void> {
  const planner = openPlanner();
  try {
    if (data === undefined) {
      console.log('No --data with instances of Curtois and Qu: a made-up community instead.');
      await plan(planner, 'community', communityRoster('community', small ? sixty : community), {
        seconds,
        seed,
      });
      await plan(planner, 'sixty', communityRoster('sixty', sixty), { seconds: 2, seed });
      return;
    }
    for (const file of instancesIn(data)) {
      const instance = file.replace(/\.txt$/i, '');
      await plan(planner, instance, readCurtois(join(data, file)), { seconds, seed });
    }
  } finally {
    await planner.close();
  }
}

/** By their number: 2 before 10. */
function instancesIn(folder: string): string[] {
  const files = readdirSync(folder).filter((file) => file.toLowerCase().endsWith('.txt'));
  if (files.length === 0) throw new RangeError(`no .txt in ${folder}`);
  return files.sort((a, b) => a.localeCompare(b, 'en', { numeric: true }));
}

async function plan(
  planner: Planner,
  instance: string,
  problem: RosterProblem,
  limits: { seconds: number; seed: number },
): Promise<void> {
  const { people, days, duties } = problem;
  console.log(`${instance}: ${people.length} people, ${days.length} days, ${duties.length} duties`);
  const heard: RosterProgress[] = [];
  const watch = monitorEventLoopDelay({ resolution: 1 });
  watch.enable();
  const began = performance.now();
  let firstHeard: number | undefined;
  const { cost, bound, optimal, places, effort } = await planner.planRoster(problem, {
    ...limits,
    onProgress(progress) {
      firstHeard ??= (performance.now() - began) / 1_000;
      heard.push(progress);
    },
  });
  watch.disable();
  if (checkRoster(problem, places).broken().length > 0)
    throw new Error(`${instance}: the roster breaks rules`);
  const known = bestKnown[Number(/\d+/.exec(instance)?.[0])];
  const near = heard.find((each) => each.cost <= 1.01 * (bound ?? Number.NEGATIVE_INFINITY));
  console.log(
    JSON.stringify({
      bench: 'roster',
      instance,
      seed: limits.seed,
      cost: tenth(cost),
      best_known: known ?? null,
      ratio: known === undefined ? null : Math.round((1e4 * cost) / known) / 1e4,
      bound: bound === null ? null : tenth(bound),
      gap: bound ? Math.round((1e4 * (cost - bound)) / bound) / 1e4 : null,
      proved: optimal,
      seconds: tenth(effort.seconds),
      first_full_s: firstHeard === undefined ? null : Math.round(100 * firstHeard) / 100,
      within_1pct_s: near ? tenth(near.seconds) : null,
      rounds: effort.rounds,
      loop_p99_ms: tenth(watch.percentile(99) / 1e6),
      loop_max_ms: tenth(watch.max / 1e6),
    }),
  );
}
