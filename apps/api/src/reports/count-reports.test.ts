import { Problem } from '@linli/contracts/problem';
import type { Ctx } from '@linli/services/context';
import { expect, it } from 'vitest';
import type { Handlers } from '../handlers.ts';
import { countReports } from './count-reports.ts';

type Submit = Handlers['POST /reports/submit'];

it('a report is counted by how it ended, and ends as it would have', async () => {
  const counted: string[] = [];
  const submit = async (end: () => unknown): Promise<unknown> => {
    const handlers = { 'POST /reports/submit': async () => end() } as unknown as Handlers;
    const counting = countReports(handlers, (outcome) => counted.push(outcome));
    // What comes in is of no matter here.
    return counting['POST /reports/submit']({} as Ctx, {} as Parameters<Submit>[1]);
  };
  const fail = (error: unknown) => () => {
    throw error;
  };
  expect(await submit(() => ({ state: 'accepted' }))).toEqual({ state: 'accepted' });
  expect(await submit(() => ({ state: 'asked-back' }))).toEqual({ state: 'asked-back' });
  await expect(submit(fail(new Problem('rule-refused')))).rejects.toThrow(Problem);
  const broken = new Error('away');
  await expect(submit(fail(broken))).rejects.toBe(broken);
  expect(counted).toEqual(['accepted', 'asked-back', 'rule-refused', 'unexpected']);
});
