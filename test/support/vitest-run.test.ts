import { expect, test } from 'vitest';
import { tallyOf } from './vitest-run.ts';

const file = (status: string, ...outcomes: string[]) => ({
  name: 'x.test.ts',
  status,
  assertionResults: outcomes.map((outcome) => ({
    status: outcome,
    ancestorTitles: ['queue (no redis)'],
    title: 't',
  })),
});

test('passed, failed and skipped tests are counted, skipped ones with their reason', () => {
  const tally = tallyOf({ testResults: [file('failed', 'passed', 'failed', 'skipped')] }, 1, '');
  expect(tally).toMatchObject({ passed: 1, failed: 1 });
  expect(tally.skipped).toEqual([expect.stringContaining('queue (no redis)')]);
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
