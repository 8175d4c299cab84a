import type { Highs } from 'highs';
import { piecesOf } from './convex.ts';
import type { Choice, Duals, Pricing } from './pricing.ts';

export interface Solution {
  readonly cost: number;
  readonly duals: Duals;
  /** Of each line known. */
  readonly shares: Float64Array;
}

/**
 * Choice of one line for each unit out of a growing list, as a linear programme. Its rows: what each duty (or group of them)
 * is short of, what each unit has of each count, and one line a unit.
 */
export class Master {
  readonly choices: Choice[] = [];
  readonly #pricing: Pricing;
  readonly #highs: Highs;
  readonly #lp: ReturnType<Highs['createModel']>;
  readonly #known = new Set<string>();
  /** Columns before those of lines. */
  readonly #first: number;
  readonly #rows: number;

  constructor(highs: Highs, pricing: Pricing) {
    this.#pricing = pricing;
    this.#highs = highs;
    const { rows, units } = pricing.scope;
    const fairness = pricing.fairness.flat();
    const columns: Written[] = rows.flatMap(({ missing, extra }, r) => [
      { cost: missing, upper: highs.infinity, entries: [[r, 1]] },
      { cost: extra, upper: highs.infinity, entries: [[r, -1]] },
    ]);
    for (const [f, price] of fairness.entries()) {
      for (const { width, slope } of piecesOf(price)) {
        columns.push({ cost: slope, upper: width, entries: [[rows.length + f, -1]] });
      }
    }
    this.#first = columns.length;
    this.#rows = rows.length + fairness.length + units.length;
    const right = Float64Array.from([
      ...rows.map(({ need }) => need),
      ...fairness.map(() => 0),
      ...units.map(() => 1),
    ]);
    const { cost, lower, upper, matrix } = this.#written(columns);
    this.#lp = highs.createModel({
      numCols: columns.length,
      numRows: this.#rows,
      colCost: cost,
      colLower: lower,
      colUpper: upper,
      rowLower: right,
      rowUpper: right,
      matrix,
    });
    this.#lp.options.set('output_flag', false);
    this.#lp.options.set('presolve', 'off');
  }

  /** @returns how many of them are new */
  add(choices: readonly Choice[]): number {
    const columns: Written[] = [];
    for (const choice of choices) {
      const key = `${choice.unit}:${choice.line}`;
      if (this.#known.has(key)) continue;
      this.#known.add(key);
      this.choices.push(choice);
      const { unit, line } = choice;
      columns.push({
        cost: this.#pricing.scope.lineCost(unit, line),
        upper: this.#highs.infinity,
        entries: this.#entries(choice),
      });
    }
    if (columns.length > 0) this.#lp.addCols(this.#written(columns));
    return columns.length;
  }

  #written(columns: readonly Written[]) {
    const starts = [0];
    for (const { entries } of columns) starts.push((starts.at(-1) ?? 0) + entries.length);
    return {
      cost: Float64Array.from(columns, ({ cost }) => cost),
      lower: new Float64Array(columns.length),
      upper: Float64Array.from(columns, ({ upper }) => upper),
      matrix: {
        format: 'csc' as const,
        numRows: this.#rows,
        numCols: columns.length,
        starts: Int32Array.from(starts),
        indices: Int32Array.from(columns.flatMap(({ entries }) => entries.map(([row]) => row))),
        values: Float64Array.from(columns.flatMap(({ entries }) => entries.map(([, value]) => value))),
      },
    };
  }

  #entries(choice: Choice): [number, number][] {
    const { scope, positionOf } = this.#pricing;
    const entries: [number, number][] = [...this.#pricing.uses(choice)];
    entries.push([this.#rows - scope.units.length + positionOf(choice.unit), 1]);
    return entries;
  }

  /** Solves the linear programme over the lines known so far; each unit has one at least. */
  solve(after: 'new lines' | 'new bounds' = 'new lines'): Solution {
    // New lines leave the last solution feasible, which is where the primal method begins; new bounds leave it dual feasible.
    this.#lp.options.set('simplex_strategy', after === 'new lines' ? 4 : 1);
    this.#lp.run();
    const status = this.#lp.getModelStatus();
    if (status !== this.#highs.constants.modelStatus.optimal) {
      throw new Error(`the linear programme of lines ended with status ${status}`);
    }
    const { colValue, rowDual } = this.#lp.getSolution();
    return { cost: this.#lp.getObjectiveValue(), duals: rowDual, shares: colValue.subarray(this.#first) };
  }

  /**
   * The cheapest choice among the lines known if it costs no more than `limit`, by branch and bound with so many nodes at most.
   * @returns 'none' when nothing is within the limit, 'open' when nodes ran out before that was known
   */
  choose(limit: number, nodes: number): { choices: Choice[]; cost: number } | 'none' | 'open' {
    const lp = this.#lp;
    const count = this.choices.length;
    const range = { kind: 'range', from: this.#first, to: this.#first + count - 1 } as const;
    lp.changeColsIntegrality(range, new Int32Array(count).fill(1));
    lp.options.set('presolve', 'on');
    lp.options.set('simplex_strategy', 1);
    lp.options.set('mip_max_nodes', nodes);
    // Its own searches for a good choice take long, and one is known.
    lp.options.set('mip_heuristic_effort', 0);
    lp.options.set('mip_allow_restart', false);
    lp.options.set('mip_detect_symmetry', false);
    lp.options.set('objective_bound', limit);
    lp.run();
    const status = lp.getModelStatus();
    const { optimal, infeasible, objectiveBound } = this.#highs.constants.modelStatus;
    const { colValue } = lp.getSolution();
    const choices = this.choices.filter((_, c) => (colValue[this.#first + c] ?? 0) > 0.5);
    const cost = lp.getObjectiveValue();
    const all = choices.length === this.#pricing.scope.units.length;
    if (status === optimal && all && cost <= limit) return { choices, cost };
    return status === infeasible || status === objectiveBound || status === optimal ? 'none' : 'open';
  }

  /** Allows a known line any share again, none of it, or nothing less than all. */
  allow(choice: number, share: 'any' | 'none' | 'all'): void {
    const [lower, upper] = share === 'any' ? [0, this.#highs.infinity] : share === 'none' ? [0, 0] : [1, 1];
    this.#lp.changeColBounds(this.#first + choice, lower, upper);
  }

  dispose(): void {
    this.#lp.dispose();
  }
}

interface Written {
  readonly cost: number;
  readonly upper: number;
  readonly entries: readonly (readonly [row: number, value: number])[];
}
