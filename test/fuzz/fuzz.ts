import { mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { command } from '../support/command.ts';
import type { FuzzReport } from './run-rounds.ts';

/**
 * `npm run fuzz -- [--seed N] [--runs M] [--only TEXT] [--kind KIND]`: calls of every kind to every operation of the API, M
 * times; says what was answered wrongly and how it comes again, and ends with one line of JSON.
 */
const usage = 'Usage: npm run fuzz -- [--seed N] [--runs M] [--only PART-OF-AN-OPERATION] [--kind KIND]';
const artifacts = fileURLToPath(new URL('../../artifacts/', import.meta.url));
const file = join(artifacts, 'fuzz.json');

function options() {
  const { values } = parseArgs({
    options: {
      seed: { type: 'string', default: String(Math.floor(Math.random() * 2 ** 31)) },
      runs: { type: 'string', default: '20' },
      only: { type: 'string' },
      kind: { type: 'string' },
    },
  });
  const [seed, runs] = [Number(values.seed), Number(values.runs)];
  if (!Number.isInteger(seed) || !(Number.isInteger(runs) && runs > 0)) throw new RangeError();
  return { ...values, seed, runs };
}

async function fuzz(): Promise<number> {
  const asked = options();
  console.log(`Seed ${asked.seed}, ${asked.runs} rounds`);
  await mkdir(artifacts, { recursive: true });
  await rm(file, { force: true });
  process.env.LINLI_FUZZ = JSON.stringify({ ...asked, file });
  const { code, output } = await command('vitest', [
    'run',
    '--config=test/vitest.config.ts',
    '--project=journeys',
    'test/journeys/fuzz.test.ts',
  ]);
  const text = await readFile(file, 'utf8').catch(() => null);
  if (text === null) {
    console.error(output);
    return 1;
  }
  const { calls, faults, heapMb } = JSON.parse(text) as FuzzReport;
  for (const { operation, kind, round, fault, call } of faults) {
    console.log(`\n${operation}: ${fault}\n  ${JSON.stringify(call).slice(0, 2_000)}`);
    console.log(
      `  npm run fuzz -- --seed ${asked.seed} --runs ${round + 1} --only '${operation}' --kind ${kind}`,
    );
  }
  if (code !== 0 && faults.length === 0) console.error(output);
  console.log(
    JSON.stringify({
      fuzz: 'api',
      seed: asked.seed,
      rounds: asked.runs,
      calls,
      faults: faults.length,
      heapMb,
    }),
  );
  return code;
}

process.exitCode = await fuzz().catch((error: unknown) => {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (!(error instanceof RangeError) && !code.startsWith('ERR_PARSE_ARGS')) throw error;
  console.error(usage);
  return 2;
});
