import { coverPrice, takesOver } from './draft.ts';
import { lineCost } from './line-cost.ts';
import { type CostModel, costModel } from './model.ts';
import type { Duty, RosterPlace, RosterProblem } from './problem.ts';
import type { CostParts } from './roster.ts';

/** Where the cost of a roster comes from, summed up afresh. */
export function costParts(model: CostModel, places: readonly RosterPlace[]): CostParts {
  const { problem, units, roles } = model;
  const { duties, people, pairs = [] } = problem;
  const lines = linesOf(problem, places);
  const standing = peopleOf(problem, places);
  const parts = { coverage: 0, roles: 0, wishes: 0, fairness: 0, rest: 0, pairs: 0, changes: 0 };
  for (const [d, duty] of duties.entries()) parts.coverage += coverPrice(duty, standing[d]?.length ?? 0);
  for (const { duty, wanted, missing, role } of roles) {
    const held = standing[duty]?.filter((person) => people[person]?.roles?.includes(role)).length ?? 0;
    parts.roles += Math.max(0, wanted - held) * missing;
  }
  for (const [u, { members }] of units.entries()) {
    const own = lineCost(model, u, lines[members[0] ?? 0] ?? []);
    parts.wishes += own.wishes;
    parts.fairness += own.fairness;
    parts.rest += own.rest;
    parts.changes += own.changes;
  }
  for (const pair of pairs) {
    if (!('price' in pair)) continue;
    const [mine = [], theirs = []] = pair.people.map((person) => lines[person]);
    for (const a of mine) {
      for (const b of theirs) {
        const counts = pair.kind === 'friends' ? a === b : takesOver(duties[a] as Duty, duties[b] as Duty);
        if (counts) parts.pairs -= pair.price;
      }
    }
  }
  return parts;
}

/** What a roster costs, for places changed by hand: rules are not looked at, and nothing is searched for. */
export const costOf = (problem: RosterProblem, places: readonly RosterPlace[]): number =>
  Object.values(costParts(costModel(problem), places)).reduce((sum: number, part: number) => sum + part, 0);

/** Duties of each person in the order of time. */
export function linesOf({ people, duties }: RosterProblem, places: readonly RosterPlace[]): number[][] {
  const lines: number[][] = people.map(() => []);
  for (const { person, duty } of places) lines[person]?.push(duty);
  const start = (duty: number) => duties[duty]?.start ?? 0;
  for (const line of lines) line.sort((a, b) => start(a) - start(b));
  return lines;
}

/** People of each duty. */
export function peopleOf({ duties }: RosterProblem, places: readonly RosterPlace[]): number[][] {
  const standing = duties.map((): number[] => []);
  for (const { person, duty } of places) standing[duty]?.push(person);
  return standing;
}
