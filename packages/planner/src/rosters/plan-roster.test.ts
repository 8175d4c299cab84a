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

test('who was published in two places at once is planned anew, even where nobody is missing', async () => {
  const night = {
    group: 'post',
    kind: 'night',
    day: 0,
    start: 1140,
    end: 1620,
    wanted: 0,
    missing: 0,
    extra: 0,
  };
  const problem = {
    days: [{ weekend: false, week: 0 }],
    duties: [
      { ...night, roles: [], counts: { night: 1 } },
      { ...night, roles: [], counts: { night: 1 } },
    ],
    people: [{ limits: 'a' }],
    limits: { a: {} },
    published: [
      { person: 0, duty: 0 },
      { person: 0, duty: 1 },
    ],
    prices: {},
  };
  const { places } = await planRoster(problem, { rounds: 2 });
  expect(checkRoster(problem, places).broken()).toEqual([]);
});
