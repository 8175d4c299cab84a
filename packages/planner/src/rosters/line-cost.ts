import type { CostModel, Model } from './model.ts';
import type { Duty } from './problem.ts';

/** What a unit's line costs by itself, its members together. */
export interface LineCost {
  readonly wishes: number;
  readonly fairness: number;
  readonly rest: number;
  readonly changes: number;
}

/** @param line duties in the order of time */
export function lineCost(model: CostModel, u: number, line: readonly number[]): LineCost {
  const { problem, counts } = model;
  const { people, prices } = problem;
  const { members, published } = model.units[u] as CostModel['units'][number];
  let wishes = 0;
  let fairness = 0;
  let rest = 0;
  let changes = 0;
  for (const [m, person] of members.entries()) {
    const { wishes: wished = [], ledger = {}, share = 1, before } = people[person] ?? { limits: '' };
    for (const { on, duties, price } of wished) {
      const given =
        line.length === 0 ? 0 : duties.reduce((sum, duty) => sum + (line.includes(duty) ? 1 : 0), 0);
      if (on) wishes += given > 0 ? 0 : price;
      else wishes += given * price;
    }
    for (const { name, weight, amount } of counts) {
      let sum = 0;
      for (const duty of line) sum += amount[duty] as number;
      fairness += (weight * sum * (sum + 2 * (ledger[name] ?? 0))) / share;
    }
    rest +=
      shortRests(problem.duties, line, prices.shortRest?.below ?? 0, before?.duties ?? []) *
      (prices.shortRest?.price ?? 0);
    const told = published[m] ?? [];
    if (!problem.published) continue;
    const kept = told.reduce((sum, duty) => sum + (line.includes(duty) ? 1 : 0), 0);
    const differs = told.length + line.length - 2 * kept;
    changes += differs * (prices.changedDuty ?? 0) + (differs > 0 ? (prices.changedPerson ?? 0) : 0);
  }
  return { wishes, fairness, rest, changes };
}

/** All of it in one number. */
export function unitCost(model: Model, u: number, line: readonly number[]): number {
  const { wishes, fairness, rest, changes } = lineCost(model, u, line);
  return wishes + fairness + rest + changes;
}

export function costWithoutFairness(model: Model, u: number, line: readonly number[]): number {
  const { wishes, rest, changes } = lineCost(model, u, line);
  return wishes + rest + changes;
}

/** How often the next duty comes sooner than `below` minutes after one, not counting duties that touch. */
export function shortRests(
  duties: readonly Duty[],
  line: readonly number[],
  below: number,
  before: readonly { readonly end: number }[],
): number {
  let count = 0;
  let last = Math.max(-Infinity, ...before.map(({ end }) => end));
  for (const each of line) {
    const { start, end } = duties[each] as Duty;
    if (start > last && start - last < below) count++;
    last = end;
  }
  return count;
}
