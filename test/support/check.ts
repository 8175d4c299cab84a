import { command, interruptCommands } from './command.ts';
import { checkTypes } from './types.ts';
import { firstLine, runTests, type Tally } from './vitest-run.ts';

interface Step {
  name: string;
  run(): Promise<Tally>;
}

/** A tool that is one check: it passes or it fails with what it printed. */
function tool(name: string, program: string, args: string[]): Step {
  return {
    name,
    async run() {
      const { code, output } = await command(program, args);
      const failures = code === 0 ? [] : [firstLine(output)];
      return { passed: 1 - failures.length, failed: failures.length, skipped: [], failures, output };
    },
  };
}

const types: Step = {
  name: 'types',
  async run() {
    const outcomes = await checkTypes();
    const wrong = outcomes.filter(({ ok }) => !ok);
    return {
      passed: outcomes.length - wrong.length,
      failed: wrong.length,
      skipped: [],
      failures: wrong.map(({ name, output }) => `${name}: ${firstLine(output)}`),
      output: wrong.map(({ name, output }) => `${name}\n${output}`).join('\n'),
    };
  },
};

/** Once and before all that opens the apps: each would otherwise build them for itself, in the way of the others. */
const apps: Step = {
  name: 'apps',
  async run() {
    const tally: Tally = { passed: 0, failed: 0, skipped: [], failures: [], output: '' };
    for (const [app, ...target] of [['mini', 'h5'], ['mini', 'weapp'], ['console']]) {
      const file = `apps/${app}/config/build.mjs`;
      const { code, output } = await command(process.execPath, [file, ...target, '--if-changed']);
      if (code === 0) tally.passed++;
      else tally.failures.push(`${[app, ...target].join(' ')}: ${firstLine(output)}`);
      if (code !== 0) tally.output += output;
    }
    tally.failed = tally.failures.length;
    return tally;
  },
};

const tests = (name: string, ...args: string[]): Step => ({ name, run: () => runTests(name, args) });

/**
 * What runs after each other, from what fails fast and often to what takes long; in each, lanes that run beside each other.
 * Journeys with worker processes and browsers wait half of their time: beside each other they use the machine.
 */
const phases: readonly (readonly (readonly Step[])[])[] = [
  [
    [tool('format', 'biome', ['check', '.']), tool('dead-code', 'knip', ['--no-progress']), types],
    [tests('architecture', '--project=architecture'), apps],
  ],
  [[tests('migrations', '--project=migrations'), tests('unit', '--project=unit', '--project=mini')]],
  [
    [tests('journeys', '--project=journeys', '--project=fault'), tests('weapp', '--project=weapp')],
    [tests('browser', '--project=browser'), tests('console', '--project=console')],
  ],
];
const steps = phases.flat(2);

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !steps.some((step) => step.name === name));
if (unknown.length > 0) {
  console.error(
    `No such step: ${unknown.join(', ')}. There are: ${steps.map(({ name }) => name).join(', ')}`,
  );
  process.exit(2);
}

let interrupted = false;
const interrupt = () => {
  interrupted = true;
  interruptCommands();
};
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, interrupt);
process.on('disconnect', interrupt); // the bootstrap was killed

const total = { passed: 0, failed: 0, skipped: [] as string[] };
const failures: string[] = [];
const summary: string[] = [];
const isWanted = ({ name }: Step) => wanted.length === 0 || wanted.includes(name);

async function take(step: Step): Promise<void> {
  console.log(`${step.name} …`);
  const began = performance.now();
  const tally = await step.run();
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  if (tally.failed > 0) console.log(tally.output);
  total.passed += tally.passed;
  total.failed += tally.failed;
  total.skipped.push(...tally.skipped);
  failures.push(...tally.failures.map((failure) => `✗ ${step.name} ${failure}`));
  summary.push(
    `${tally.failed > 0 ? '✗' : '✓'} ${step.name.padEnd(13)} ${counts(tally).padEnd(34)} ${seconds.padStart(6)} s`,
  );
  console.log(summary.at(-1));
}

for (const lanes of phases) {
  await Promise.all(
    lanes.map(async (lane) => {
      for (const step of lane.filter(isWanted)) if (!interrupted) await take(step);
    }),
  );
}

console.log(`\n${summary.join('\n')}`);
if (total.skipped.length > 0) {
  const groups = new Map<string, number>();
  for (const reason of total.skipped) groups.set(reason, (groups.get(reason) ?? 0) + 1);
  console.log('\nSkipped:');
  for (const [reason, count] of groups) console.log(`  ${count} × ${reason}`);
}
// Last, so that a log cut to its end still tells all that failed.
if (failures.length > 0) console.log(`\n${failures.join('\n')}`);
console.log(`\n${counts(total)}`);
process.exit(interrupted ? 130 : total.failed > 0 ? 1 : 0);

function counts({ passed, failed, skipped }: { passed: number; failed: number; skipped: string[] }): string {
  const line = `${passed} passed, ${failed} failed`;
  return skipped.length > 0 ? `${line}, ${skipped.length} skipped` : line;
}
