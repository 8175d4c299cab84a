import { expect, test } from 'vitest';
import { tallyOf } from './vitest-run.ts';

const file = (status: string, ...outcomes: string[]) => ({
  name: 'x.test.ts',
  status,
  assertionResults: outcomes.map((outcome) => ({
    status: outcome,
    ancestorTitles: ['queue (no redis)'],
    title: 't',
    failureMessages:
      outcome === 'failed' ? ['\u001b[31mError\u001b[39m: expected 1 to be 2\n    at x.test.ts:1'] : [],
  })),
});

test('passed, failed and skipped tests are counted, skipped ones with their reason', () => {
  const tally = tallyOf({ testResults: [file('failed', 'passed', 'failed', 'skipped')] }, 1, '');
  expect(tally).toMatchObject({ passed: 1, failed: 1 });
  expect(tally.skipped).toEqual([expect.stringContaining('queue (no redis)')]);
});

test('each failure is one line: where it stands and how its error begins', () => {
  const broken = {
    name: `${process.cwd()}/y.test.ts`,
    status: 'failed',
    message: 'no such module',
    assertionResults: [],
  };
  const failed = { ...file('failed', 'passed', 'failed'), name: `${process.cwd()}/x.test.ts` };
  const { failures, failed: count } = tallyOf({ testResults: [failed, broken] }, 1, 'a log');
  expect(count).toBe(2);
  expect(failures).toEqual([
    'x.test.ts > queue (no redis) > t: Error: expected 1 to be 2',
    'y.test.ts: no such module',
  ]);
});

test('an error outside any test is told by its own line', () => {
  const output = ' RUN  v4\n\nUncaught Exception\nTypeError: boom\n  at z\n';
  expect(tallyOf({ testResults: [file('passed', 'passed')] }, 1, output).failures).toEqual([
    'an error outside any test: TypeError: boom',
  ]);
});

test('a file that cannot be loaded is a failure', () => {
  expect(tallyOf({ testResults: [file('passed', 'passed'), file('failed')] }, 1, '').failed).toBe(1);
});

test('a run that ends badly without a failed test is a failure', () => {
  expect(tallyOf({ testResults: [file('passed', 'passed')] }, 1, '').failed).toBe(1);
});

test('a run that finds no tests is a failure', () => {
  expect(tallyOf({ testResults: [] }, 0, '').failed).toBe(1);
});
