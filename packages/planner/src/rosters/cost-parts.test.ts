import { anyRosterProblem } from '@linli/test/support/any-roster-problem';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { costOf } from './cost-parts.ts';
import { planRoster } from './plan-roster.ts';

test('places alone cost what the planner said of them', async () => {
  await fc.assert(
    fc.asyncProperty(anyRosterProblem, async (problem) => {
      const { places, cost } = await planRoster(problem, { rounds: 2 });
      expect(costOf(problem, places)).toBeCloseTo(cost, 6);
    }),
    { numRuns: 60 },
  );
});
