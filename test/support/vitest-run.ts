import { mkdir, readFile, rm } from 'node:fs/promises';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { stripVTControlCharacters } from 'node:util';
import { command } from './command.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

export interface Tally {
  passed: number;
  failed: number;
  /** One entry a skipped test: where it stands and why. */
  skipped: string[];
  /** One line for each that failed: where it stands and how its error begins. */
  failures: string[];
  /** What to show when something failed. */
  output: string;
}

/** What we read of vitest's JSON report. */
interface Report {
  testResults: {
    name: string;
    status: string;
    /** Why the file could not be loaded. */
    message?: string;
    assertionResults: {
      status: string;
      ancestorTitles: string[];
      title: string;
      failureMessages?: string[] | null;
    }[];
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
  const tally: Tally = { passed: 0, failed: 0, skipped: [], failures: [], output };
  for (const { name, status, message, assertionResults } of report.testResults) {
    const file = relative(root, name);
    for (const { status: outcome, ancestorTitles, title, failureMessages } of assertionResults) {
      const what = [file, ...ancestorTitles, title].join(' > ');
      if (outcome === 'passed') tally.passed++;
      else if (outcome === 'failed') tally.failures.push(`${what}: ${firstLine(failureMessages?.[0])}`);
      else tally.skipped.push(`${file}: ${ancestorTitles[0] ?? title}`);
    }
    const counted = assertionResults.some((each) => each.status === 'failed');
    if (status === 'failed' && !counted) tally.failures.push(`${file}: ${firstLine(message)}`);
  }
  const nothingRan = tally.passed + tally.failures.length + tally.skipped.length === 0;
  if (tally.failures.length === 0 && (code !== 0 || nothingRan))
    tally.failures.push(
      `${nothingRan ? 'no test ran' : 'an error outside any test'}: ${lineOfError(output)}`,
    );
  tally.failed = tally.failures.length;
  return tally;
}

/** The first line that says something, without colours, cut where it gets long. */
export function firstLine(text = ''): string {
  const lines = stripVTControlCharacters(text).split('\n');
  return (lines.map((line) => line.trim()).find((line) => line !== '') ?? 'no message').slice(0, 300);
}

const lineOfError = (output: string) =>
  firstLine(
    output
      .split('\n')
      .filter((line) => /\b\w*Error\b/.test(line))
      .join('\n') || output,
  );
