import { anyRosterProblem } from '@linli/test/support/any-roster-problem';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkRoster } from './check-roster.ts';
import { costParts } from './cost-parts.ts';
import { buildModel } from './model.ts';
import { planRoster } from './plan-roster.ts';

const few = { numRuns: 60 };

test('no roster breaks a hard rule, whatever is asked', async () => {
  await fc.assert(
    fc.asyncProperty(anyRosterProblem, fc.nat(9), async (problem, seed) => {
      const { places, people } = await planRoster(problem, { seed, rounds: 36 });
      const planned = checkRoster(problem, places)
        .broken()
        .filter(({ person }) => people[person]?.noLine.length === 0);
      expect(planned).toEqual([]);
    }),
    { numRuns: 40 },
  );
});

test('what was pinned stays', async () => {
  await fc.assert(
    fc.asyncProperty(anyRosterProblem, async (problem) => {
      const { places } = await planRoster(problem, { rounds: 2 });
      for (const place of problem.pinned ?? []) expect(places).toContainEqual(place);
    }),
    few,
  );
});

test('the cost is the sum of its parts, summed up afresh, and never below the bound', async () => {
  await fc.assert(
    fc.asyncProperty(anyRosterProblem, async (problem) => {
      const { places, cost, parts, bound } = await planRoster(problem, { rounds: 6 });
      expect(parts).toEqual(costParts(buildModel(problem), places));
      expect(Object.values(parts).reduce((sum, part) => sum + part, 0)).toBeCloseTo(cost, 6);
      expect(bound ?? -Infinity).toBeLessThanOrEqual(cost + 1e-6);
    }),
    few,
  );
});

test('the same problem and seed give the same roster', async () => {
  await fc.assert(
    fc.asyncProperty(anyRosterProblem, fc.nat(), async (problem, seed) => {
      const [first, second] = [
        await planRoster(problem, { seed, rounds: 5 }),
        await planRoster(structuredClone(problem), { seed, rounds: 5 }),
      ];
      expect({ ...second, effort: null }).toEqual({ ...first, effort: null });
    }),
    { numRuns: 20 },
  );
});
