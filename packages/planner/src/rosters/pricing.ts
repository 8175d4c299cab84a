import { type ConvexPrice, convexPrices, leastWith } from './convex.ts';
import type { Line } from './draft.ts';
import type { Model, Unit } from './model.ts';
import { amountsOf, lineUnder } from './respond.ts';
import type { Scope } from './scopes.ts';

/** A line of a unit. */
export interface Choice {
  readonly unit: number;
  readonly line: Line;
}

/** Worth of one more, by row: rows of the scope, then each count of each unit. What follows is not looked at. */
export type Duals = Float64Array;

const none: readonly never[] = [];

/** Finds the best line of each unit when rows have a worth. */
export class Pricing {
  readonly scope: Scope;
  readonly model: Model;
  /** Fairness prices by position of the unit in the scope, then by count. */
  readonly fairness: readonly (readonly ConvexPrice[])[];
  readonly positionOf: (unit: number) => number;
  readonly #basePrices: readonly Float64Array[];

  constructor(model: Model, scope: Scope) {
    this.model = model;
    this.scope = scope;
    const position = new Map(scope.units.map((u, i) => [u, i]));
    this.positionOf = (unit) => position.get(unit) ?? -1;
    this.fairness = scope.units.map((u) => convexPrices(model, model.units[u] as Unit));
    this.#basePrices = scope.units.map(scope.basePrices);
  }

  /** How much of each row a line fills. */
  uses({ unit, line }: Choice): Map<number, number> {
    const { rows, dutyRow, roleRow } = this.scope;
    const { members, holds } = this.model.units[unit] as Unit;
    const uses = new Map<number, number>();
    const add = (row: number, count: number) => {
      if (row >= 0 && count > 0) uses.set(row, (uses.get(row) ?? 0) + count);
    };
    for (const duty of line) {
      add(dutyRow[duty] as number, members.length);
      for (const r of this.model.rolesOf[duty] ?? none) add(roleRow[r] as number, holds.get(r) ?? 0);
    }
    const first = rows.length + this.positionOf(unit) * this.model.counts.length;
    for (const [k, amount] of amountsOf(this.model, line).entries()) add(first + k, amount);
    return uses;
  }

  /**
   * The best line of each unit at these values, and what they prove: no choice of lines costs less than `bound` (the
   * Lagrangian bound).
   */
  price(duals: Duals): { choices: Choice[]; bound: number } {
    const { rows, units } = this.scope;
    let bound = this.scope.fixedCost + this.#boundOfRows(duals);
    const choices: Choice[] = [];
    for (const [i, u] of units.entries()) {
      const unit = this.model.units[u] as Unit;
      for (const [k, price] of (this.fairness[i] ?? none).entries()) {
        bound += leastWith(price, duals[rows.length + i * this.model.counts.length + k] as number);
      }
      const best = lineUnder(this.model, unit, this.dutyPrices(i, duals));
      bound += unit.ownConstant + best.bound;
      if (best.line) choices.push({ unit: u, line: best.line });
    }
    return { choices, bound };
  }

  #boundOfRows(duals: Duals): number {
    return this.scope.rows.reduce((sum, row, r) => sum + within(row, duals[r] as number) * row.need, 0);
  }

  /** Prices by duty for the unit at a position, less what filling rows is worth. */
  dutyPrices(position: number, duals: Duals): Float64Array {
    const { rows, units, dutyRow, roleRow } = this.scope;
    const { counts, roles } = this.model;
    const { members, holds } = this.model.units[units[position] as number] as Unit;
    const prices = Float64Array.from(this.#basePrices[position] as Float64Array);
    const values = rows.map((row, r) => within(row, duals[r] as number));
    const lower = (d: number, by: number) => {
      prices[d] = (prices[d] as number) - by;
    };
    for (const [d, row] of dutyRow.entries()) {
      if (row >= 0) lower(d, members.length * (values[row] as number));
    }
    for (const [r, held] of holds) {
      const row = roleRow[r] as number;
      if (row >= 0) lower(roles[r]?.duty ?? -1, held * (values[row] as number));
    }
    for (const [k, { amount }] of counts.entries()) {
      const slope = duals[rows.length + position * counts.length + k] as number;
      for (const [d, each] of amount.entries()) lower(d, slope * each);
    }
    return prices;
  }
}

/** A worth that what is missing and what is extra do not contradict. */
function within({ missing, extra }: Scope['rows'][number], value: number): number {
  return Math.min(missing, Math.max(-extra, value));
}
