import { parseArgs } from 'node:util';
import { redisMissing } from '../../support/redis.ts';
import { durablePostgres, durableRedis } from './servers.ts';
import { type Storm, storm } from './storm.ts';

// `npm run test:fault -- [--seed N | --seeds COUNT] [--actions N] [--queue postgres|redis]`: see README.

const usage =
  'Usage: npm run test:fault -- [--seed N | --seeds COUNT [--from N]] [--actions N] [--queue postgres|redis]';

interface Asked {
  readonly seeds: readonly number[];
  readonly actions: number;
  /** By turns where nobody says: odd seeds on Postgres, even ones on Redis if there is one. */
  readonly queueOf: (seed: number) => 'postgres' | 'redis';
}

/** @throws RangeError for what makes no sense */
function read(args: string[]): Asked {
  const { values } = parseArgs({
    args,
    options: {
      seed: { type: 'string' },
      seeds: { type: 'string' },
      from: { type: 'string', default: '1' },
      actions: { type: 'string', default: '1000' },
      queue: { type: 'string' },
    },
  });
  const { queue } = values;
  const [from, count, actions] = [values.seed ?? values.from, values.seeds ?? 1, values.actions].map(Number);
  const isCount = (n: number | undefined): n is number => n !== undefined && Number.isInteger(n) && n > 0;
  if (!isCount(from) || !isCount(count) || !isCount(actions)) throw new RangeError(usage);
  if (values.seed !== undefined && values.seeds !== undefined) throw new RangeError(usage);
  if (queue !== undefined && queue !== 'postgres' && queue !== 'redis') throw new RangeError(usage);
  if (queue === 'redis' && redisMissing !== undefined) throw new RangeError(redisMissing);
  return {
    seeds: Array.from({ length: count }, (_, n) => from + n),
    actions,
    queueOf: (seed) => queue ?? (seed % 2 === 0 && redisMissing === undefined ? 'redis' : 'postgres'),
  };
}

const figures = ({ seed, queue, acknowledged, lost, doubled, overbooked, kills }: Storm) => ({
  seed,
  queue,
  acknowledged,
  lost,
  doubled,
  overbooked,
  kills,
});

/** @returns whether every seed passed */
async function run({ seeds, actions, queueOf }: Asked): Promise<boolean> {
  const postgres = await durablePostgres();
  const redis = seeds.some((seed) => queueOf(seed) === 'redis') ? await durableRedis() : null;
  // Postgres runs in a group of its own, and would stay.
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(
      signal,
      () => void Promise.all([redis?.stop(), postgres.stop()]).then(() => process.exit(130)),
    );
  const passed: Storm[] = [];
  const failed: Storm[] = [];
  try {
    for (const seed of seeds) {
      const end = await storm({ seed, actions, postgres, redis: queueOf(seed) === 'redis' ? redis : null });
      (end.wrong.length === 0 ? passed : failed).push(end);
      console.log(
        `seed ${seed}: ${actions} actions in ${end.seconds} s, faults ${JSON.stringify(end.faults)}`,
      );
      console.log(`  refused by rule: ${JSON.stringify(end.refusals)}`);
      for (const line of end.wrong) console.log(`  ${line}`);
      if (end.wrong.length > 0)
        console.log(
          `seed ${seed} FAILED; again: npm run test:fault -- --seed ${seed} --actions ${actions} --queue ${end.queue}`,
        );
      console.log(JSON.stringify(figures(end)));
    }
  } finally {
    await redis?.stop();
    await postgres.stop();
  }
  const all = [...passed, ...failed];
  const sum = (of: (storm: Storm) => number) => all.reduce((total, each) => total + of(each), 0);
  if (seeds.length > 1)
    console.log(
      JSON.stringify({
        seed: `${seeds[0]}-${seeds.at(-1)}`,
        failed: failed.map(({ seed }) => seed),
        acknowledged: sum((each) => each.acknowledged),
        lost: sum((each) => each.lost),
        doubled: sum((each) => each.doubled),
        overbooked: sum((each) => each.overbooked),
        kills: sum((each) => each.kills),
      }),
    );
  return failed.length === 0;
}

try {
  process.exitCode = (await run(read(process.argv.slice(2)))) ? 0 : 1;
} catch (error) {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (!(error instanceof RangeError) && !code.startsWith('ERR_PARSE_ARGS')) throw error;
  console.error(error instanceof RangeError ? error.message : usage);
  process.exitCode = 2;
}
