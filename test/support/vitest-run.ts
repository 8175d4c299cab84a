import { mkdir, readFile, rm } from 'node:fs/promises';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { command } from './command.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

export interface Tally {
  passed: number;
  failed: number;
  /** One entry a skipped test: where it stands and why. */
  skipped: string[];
  /** What to show when something failed. */
  output: string;
}

/** What we read of vitest's JSON report. */
interface Report {
  testResults: {
    name: string;
    status: string;
    assertionResults: { status: string; ancestorTitles: string[]; title: string }[];
  }[];
}

/**
 * Runs vitest with the given arguments and counts by its JSON report, kept in artifacts/tests/. A file that could not be
 * loaded, an error outside any test, and a run that found no test at all each count as one failure.
 */
export async function runTests(name: string, args: string[]): Promise<Tally> {
  const file = `${root}artifacts/tests/${name}.json`;
  await mkdir(`${root}artifacts/tests`, { recursive: true });
  await rm(file, { force: true });
  const { code, output } = await command('vitest', [
    'run',
    '--config=test/vitest.config.ts',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${file}`,
    ...args,
  ]);
  const text = await readFile(file, 'utf8').catch(() => '{"testResults":[]}');
  return tallyOf(JSON.parse(text) as Report, code, output);
}

/** Counts a JSON report; exported for its test. */
export function tallyOf(report: Report, code: number, output: string): Tally {
  const tally: Tally = { passed: 0, failed: 0, skipped: [], output };
  for (const { name, status, assertionResults } of report.testResults) {
    for (const { status: outcome, ancestorTitles, title } of assertionResults) {
      if (outcome === 'passed') tally.passed++;
      else if (outcome === 'failed') tally.failed++;
      else tally.skipped.push(`${relative(root, name)}: ${ancestorTitles[0] ?? title}`);
    }
    const counted = assertionResults.some((each) => each.status === 'failed');
    if (status === 'failed' && !counted) tally.failed++;
  }
  const nothingRan = tally.passed + tally.failed + tally.skipped.length === 0;
  if (tally.failed === 0 && (code !== 0 || nothingRan)) tally.failed = 1;
  return tally;
}
