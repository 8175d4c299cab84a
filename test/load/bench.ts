import { parseArgs } from 'node:util';

/**
 * `npm run bench -- reports|import|matching|escalation|claims|console [--small]`, `npm run bench -- roster [--data DIR] [--seconds S] [--seed N]`:
 * runs one bench by name. A bench starts what it needs, prints what it does as it goes, and ends with one line of JSON a case.
 */
const benches: Readonly<Record<string, () => Promise<{ bench: (options: BenchOptions) => Promise<void> }>>> =
  {
    reports: () => import('./reports.ts'),
    import: () => import('./import.ts'),
    matching: () => import('./matching.ts'),
    escalation: () => import('./escalation.ts'),
    claims: () => import('./claims.ts'),
    console: () => import('./console.ts'),
    roster: () => import('./roster.ts'),
  };

export interface BenchOptions {
  /** A quick try on a hundredth of the data; its figures mean nothing. */
  readonly small: boolean;
  /** Folder of files to read, for benches that can. */
  readonly data: string | undefined;
  /** Seconds for each case, for benches that search. */
  readonly seconds: number;
  readonly seed: number;
}

const usage = `Usage: npm run bench -- ${Object.keys(benches).join('|')} [--small] [--data DIR] [--seconds S] [--seed N]`;

function options(args: string[]): { name: string; options: BenchOptions } {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      small: { type: 'boolean', default: false },
      data: { type: 'string' },
      seconds: { type: 'string', default: '60' },
      seed: { type: 'string', default: '1' },
    },
  });
  const [name = '', ...more] = positionals;
  const [seconds, seed] = [Number(values.seconds), Number(values.seed)];
  if (more.length > 0 || !(seconds > 0) || !Number.isInteger(seed)) throw new RangeError(args.join(' '));
  return { name, options: { small: values.small, data: values.data, seconds, seed } };
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
