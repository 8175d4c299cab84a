import { type ConvexPrice, convexPrices, leastWith } from './convex.ts';
import type { Line } from './draft.ts';
import type { Model, Unit } from './model.ts';
import { amountsOf, lineUnder } from './respond.ts';
import type { Scope, Use } from './scopes.ts';

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
  readonly #uses: readonly (readonly (readonly Use[])[])[];

  constructor(model: Model, scope: Scope) {
    this.model = model;
    this.scope = scope;
    const position = new Map(scope.units.map((u, i) => [u, i]));
    this.positionOf = (unit) => position.get(unit) ?? -1;
    this.fairness = scope.units.map((u) => convexPrices(model, model.units[u] as Unit));
    this.#basePrices = scope.units.map(scope.basePrices);
    this.#uses = scope.units.map(scope.uses);
  }

  /** How much of each row a line fills. */
  uses({ unit, line }: Choice): Map<number, number> {
    const position = this.positionOf(unit);
    const uses = new Map<number, number>();
    const add = (row: number, amount: number) => {
      if (amount !== 0) uses.set(row, (uses.get(row) ?? 0) + amount);
    };
    for (const duty of line) {
      for (const { row, amount } of this.#uses[position]?.[duty] ?? none) add(row, amount);
    }
    const first = this.scope.rows.length + position * this.model.counts.length;
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
    const { rows } = this.scope;
    const { counts } = this.model;
    const prices = Float64Array.from(this.#basePrices[position] as Float64Array);
    const values = rows.map((row, r) => within(row, duals[r] as number));
    const lower = (d: number, by: number) => {
      prices[d] = (prices[d] as number) - by;
    };
    for (const [d, list] of (this.#uses[position] ?? none).entries()) {
      for (const { row, amount } of list) lower(d, amount * (values[row] as number));
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
