import { writeFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { callKinds } from '../fuzz/any-call.ts';
import { fuzzing } from '../fuzz/fuzzing.ts';
import { type FuzzOptions, runRounds } from '../fuzz/run-rounds.ts';

/** From `npm run fuzz`, which wants more rounds and writes down what came of them. */
const asked = process.env.LINLI_FUZZ
  ? (JSON.parse(process.env.LINLI_FUZZ) as FuzzOptions & { readonly file: string })
  : null;
const { seed, runs, ...rest }: FuzzOptions = asked ?? { seed: 6, runs: 1 };
const ground = await fuzzing();

/** What rounds may add to the heap, in MiB, once the first two have loaded everything. */
const growthMb = 40;
const minute = 60_000;

it('whatever is sent, every operation answers as described, tells nothing of itself or of what was sent, and keeps nothing', {
  timeout: (2 + runs * 3) * minute,
}, async () => {
  const report = await runRounds(ground, { seed, runs, ...rest });
  if (asked) await writeFile(asked.file, JSON.stringify(report));
  expect(report.faults.map(({ operation, kind, fault }) => `${operation} ${kind}: ${fault}`)).toEqual([]);
  if (rest.only === undefined && rest.kind === undefined)
    expect(report.calls).toBeGreaterThanOrEqual(ground.targets.length * callKinds.length * runs);
  const [, warm = 0, ...later] = report.heapMb;
  for (const used of later) expect(used).toBeLessThan(warm + growthMb);
});
