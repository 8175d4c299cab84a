import { unitCost } from './line-cost.ts';
import type { Model, Unit } from './model.ts';
import type { Duty } from './problem.ts';

/** A line: numbers of duties in the order of their slots. */
export type Line = readonly number[];

/** A roster in the making: a line for each unit, and what is filled. */
export class Draft {
  readonly model: Model;
  readonly lines: Line[];
  readonly filled: Int32Array;
  /** Role holders present, by number of `Model.roles`. */
  readonly held: Int32Array;

  constructor(model: Model, lines?: readonly Line[]) {
    this.model = model;
    this.lines = model.units.map(() => []);
    this.filled = new Int32Array(model.problem.duties.length);
    this.held = new Int32Array(model.roles.length);
    for (const [u, line] of (lines ?? []).entries()) this.put(u, line);
  }

  /** Gives a unit this line instead of the one it has. */
  put(u: number, line: Line): void {
    this.#count(u, -1);
    this.lines[u] = line;
    this.#count(u, 1);
  }

  #count(u: number, sign: number): void {
    const unit = this.model.units[u] as Unit;
    for (const duty of this.lines[u] as Line) {
      this.filled[duty] = (this.filled[duty] as number) + sign * unit.members.length;
      for (const r of this.model.rolesOf[duty] as number[]) {
        this.held[r] = (this.held[r] as number) + sign * (unit.holds.get(r) ?? 0);
      }
    }
  }

  /** Costs of the duties as they are filled now. */
  coverage(): number {
    const { duties } = this.model.problem;
    let cost = 0;
    for (let d = 0; d < duties.length; d++) {
      cost += coverPrice(duties[d] as Duty, this.filled[d] as number);
    }
    for (let r = 0; r < this.held.length; r++) cost += this.#rolePrice(r, this.held[r] as number);
    return cost;
  }

  cost(): number {
    let cost = this.coverage();
    for (const [u, line] of this.lines.entries()) {
      cost += unitCost(this.model, u, line) - this.linkGain(u, line) / 2;
    }
    return cost;
  }

  /** What pairs are worth if the unit has this line and the others theirs. */
  linkGain(u: number, line: Line): number {
    const { units, problem } = this.model;
    let gain = 0;
    for (const { unit, kind, price } of (units[u] as Unit).links) {
      const other = this.lines[unit] as Line;
      if (kind === 'friends') for (const duty of line) gain += other.includes(duty) ? price : 0;
      if (kind === 'handover') {
        for (const duty of line) {
          const mine = problem.duties[duty] as Duty;
          for (const each of other) gain += takesOver(mine, problem.duties[each] as Duty) ? price : 0;
        }
      }
    }
    return gain;
  }

  /** What the roster would cost more if the unit, which has no line now, had this one. */
  marginal(u: number, line: Line): number {
    const unit = this.model.units[u] as Unit;
    let cost = unitCost(this.model, u, line) - this.linkGain(u, line);
    for (const duty of line) cost += this.#coverStep(unit, duty);
    return cost;
  }

  /**
   * Price of each duty for a unit that has no line now: what it changes for the duty, for wishes, changes and pairs.
   * Fairness is not in it.
   */
  dutyPrices(u: number): Float64Array {
    const prices = this.ownPrices(u);
    const unit = this.model.units[u] as Unit;
    for (let d = 0; d < prices.length; d++) prices[d] = (prices[d] as number) + this.#coverStep(unit, d);
    return prices;
  }

  /** The same without what it changes for the duty. */
  ownPrices(u: number): Float64Array {
    const { units, problem } = this.model;
    const unit = units[u] as Unit;
    const prices = Float64Array.from(unit.ownPrice);
    for (const { unit: partner, kind, price } of unit.links) {
      for (const each of this.lines[partner] as Line) {
        const theirs = problem.duties[each] as Duty;
        if (kind === 'friends') prices[each] = (prices[each] as number) - price;
        else {
          for (let d = 0; d < prices.length; d++) {
            const mine = problem.duties[d] as Duty;
            if (mine.start < theirs.end && theirs.start < mine.end) prices[d] = Infinity;
            else if (kind === 'handover' && takesOver(mine, theirs))
              prices[d] = (prices[d] as number) - price;
          }
        }
      }
    }
    for (const duty of unit.pinned) prices[duty] = 0;
    return prices;
  }

  #coverStep(unit: Unit, d: number): number {
    const duty = this.model.problem.duties[d] as Duty;
    const filled = this.filled[d] as number;
    let step = coverPrice(duty, filled + unit.members.length) - coverPrice(duty, filled);
    for (const r of this.model.rolesOf[d] as number[]) {
      const holders = unit.holds.get(r);
      if (holders === undefined) continue;
      const held = this.held[r] as number;
      step += this.#rolePrice(r, held + holders) - this.#rolePrice(r, held);
    }
    return step;
  }

  #rolePrice(r: number, held: number): number {
    const { wanted, missing } = this.model.roles[r] as Model['roles'][number];
    return Math.max(0, wanted - held) * missing;
  }
}

/** What a duty costs with so many people. */
export function coverPrice({ wanted, missing, extra }: Duty, filled: number): number {
  if (filled <= wanted) return (wanted - filled) * missing;
  return (filled - wanted) * extra;
}

/** One of two duties at a post follows on the other. */
export function takesOver(a: Duty, b: Duty): boolean {
  return a.group === b.group && (a.end === b.start || b.end === a.start);
}
