import type { Ctx } from '@linli/services/context';
import { expect, it, vi } from 'vitest';
import { timePlanner } from './time-planner.ts';

type Planner = Ctx['planner'];

it('each plan is told with how long it took, also one that fails, and comes back as it was', async () => {
  const planned = vi.fn();
  const failure = new RangeError('not a problem');
  const planner = timePlanner(
    {
      planErrands: async () => ({ errands: 1 }),
      planRoster: async () => {
        throw failure;
      },
      close: async () => {},
    } as unknown as Planner,
    planned,
  );
  // What is planned is of no matter here.
  expect(await planner.planErrands({} as Parameters<Planner['planErrands']>[0])).toEqual({ errands: 1 });
  await expect(planner.planRoster({} as Parameters<Planner['planRoster']>[0])).rejects.toBe(failure);
  expect(planned.mock.calls.map(([what, outcome]) => [what, outcome])).toEqual([
    ['errands', 'done'],
    ['roster', 'failed'],
  ]);
  for (const [, , seconds] of planned.mock.calls) expect(seconds).toBeGreaterThanOrEqual(0);
});
