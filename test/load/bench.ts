import { parseArgs } from 'node:util';

/**
 * `npm run bench -- reports|import|matching|escalation|claims|console|partitions|sizes [--small]`, `npm run bench -- roster [--data DIR] [--seconds S] [--seed N]`,
 * `npm run bench -- day [--place P,…] [--only 1-postgres,…] [--households N] [--compress C]`: runs one bench by name. A bench
 * starts what it needs, prints what it does as it goes, and ends with one line of JSON a case. `day` and `console` keep theirs in
 * `artifacts/bench`; with `--write` they put the newest into `infra/performance.md` instead.
 */
const benches: Readonly<Record<string, () => Promise<{ bench: (options: BenchOptions) => Promise<void> }>>> =
  {
    reports: () => import('./reports.ts'),
    import: () => import('./import.ts'),
    matching: () => import('./matching.ts'),
    escalation: () => import('./escalation.ts'),
    claims: () => import('./claims.ts'),
    console: () => import('./console.ts'),
    partitions: () => import('./partitions.ts'),
    day: () => import('./day.ts'),
    roster: () => import('./roster.ts'),
    sizes: () => import('./sizes.ts'),
  };

export interface BenchOptions {
  /** A quick try on a hundredth of the data; its figures mean nothing. */
  readonly small: boolean;
  /** Folder of files to read, for benches that can. */
  readonly data: string | undefined;
  /** Seconds for each case, for benches that search. */
  readonly seconds: number;
  readonly seed: number;
  /** Measures nothing: writes what was kept into the record. */
  readonly write: boolean;
  /** For `day`. */
  readonly places: readonly string[];
  /** Variants by name; all without. */
  readonly only: readonly string[] | undefined;
  /** How many households report, in each variant; its share of all without. */
  readonly households: number | undefined;
  /** How many times faster than it is the hour passes. */
  readonly compress: number;
}

const usage = `Usage: npm run bench -- ${Object.keys(benches).join('|')} [--small] [--data DIR] [--seconds S] [--seed N]
  day: [--place fenghuang,shunhua,zhangwan] [--only 1-postgres,2-postgres,1-redis,2-redis] [--households N] [--compress C] [--write]`;

function options(args: string[]): { name: string; options: BenchOptions } {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      small: { type: 'boolean', default: false },
      data: { type: 'string' },
      seconds: { type: 'string', default: '60' },
      seed: { type: 'string', default: '1' },
      write: { type: 'boolean', default: false },
      place: { type: 'string', default: 'shunhua' },
      only: { type: 'string' },
      households: { type: 'string' },
      compress: { type: 'string', default: '60' },
    },
  });
  const [name = '', ...more] = positionals;
  const [seconds, seed, compress] = [values.seconds, values.seed, values.compress].map(Number) as [
    number,
    number,
    number,
  ];
  const households = values.households === undefined ? undefined : Number(values.households);
  if (
    more.length > 0 ||
    !(seconds > 0) ||
    !(compress > 0) ||
    !Number.isInteger(seed) ||
    !((households ?? 1) > 0)
  )
    throw new RangeError(args.join(' '));
  const { small, data, write } = values;
  const [places, only] = [values.place.split(','), values.only?.split(',')];
  return { name, options: { small, data, seconds, seed, write, places, only, households, compress } };
}

async function run(): Promise<void> {
  const asked = options(process.argv.slice(2));
  const { bench } = (await benches[asked.name]?.()) ?? {};
  if (!bench) throw new RangeError(asked.name);
  await bench(asked.options);
}

await run().catch((error: unknown) => {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (!(error instanceof RangeError) && !code.startsWith('ERR_PARSE_ARGS')) throw error;
  console.error(usage);
  process.exit(2);
});
