import type { Draft, Line } from './draft.ts';
import type { Choice, Duals, Pricing } from './pricing.ts';

/** A step's share of the way that is thought to be left, at first; and how it falls when steps bring nothing. */
const FIRST_PACE = 0.02;
const FALL = 0.6;
const PATIENCE = 15;
const LAST_PACE = 1e-7;

/**
 * The bound: what no roster costs less than. Rows (places, roles, fairness) get a worth, each unit takes its best line at
 * that, and worths move towards what is short on average (the volume algorithm of Barahona and Anbil, 2000).
 */
export class Relaxation {
  bound = -Infinity;
  /** Worths that proved it. */
  duals: Duals;
  readonly #pricing: Pricing;
  /** What lines fill on average, by row. */
  readonly #filled: Float64Array;
  #pace = FIRST_PACE;
  #idle = 0;
  #steps = 0;

  /** @param draft a roster to begin with */
  constructor(pricing: Pricing, draft: Draft) {
    this.#pricing = pricing;
    const { rows, units } = pricing.scope;
    this.duals = new Float64Array(rows.length + units.length * pricing.model.counts.length);
    this.#filled = new Float64Array(this.duals.length);
    this.#blend(
      units.map((unit) => ({ unit, line: draft.lines[unit] as Line })),
      1,
    );
    this.#takeSlopes(this.duals);
  }

  /** Further steps bring next to nothing. */
  get settled(): boolean {
    return this.#pace < LAST_PACE;
  }

  /** @param cost of the best roster known @returns lines that are good at the worths tried */
  step(cost: number): Choice[] {
    const { rows } = this.#pricing.scope;
    const duals = Float64Array.from(this.duals);
    const towards = rows.map(({ need, missing, extra }, r) => {
      const short = need - (this.#filled[r] as number);
      const value = duals[r] as number;
      return (value >= missing && short > 0) || (value <= -extra && short < 0) ? 0 : short;
    });
    const norm = towards.reduce((sum, each) => sum + each * each, 0);
    const step = this.#steps === 0 ? 0 : (this.#pace * (cost - this.#last)) / Math.max(norm, 1e-9);
    for (const [r, { missing, extra }] of rows.entries()) {
      duals[r] = Math.min(missing, Math.max(-extra, (duals[r] as number) + step * (towards[r] as number)));
    }
    this.#takeSlopes(duals);
    const { choices, bound } = this.#pricing.price(duals);
    this.#last = bound;
    if (bound > this.bound + 1e-4 * Math.abs(this.bound)) this.#idle = 0;
    else if (++this.#idle > PATIENCE) {
      this.#pace *= FALL;
      this.#idle = 0;
    }
    if (bound > this.bound) {
      this.bound = bound;
      this.duals = duals;
    }
    this.#blend(choices, Math.max(0.01, 0.3 / (1 + this.#steps++ / 30)));
    return choices;
  }

  #last = 0;

  #blend(choices: readonly Choice[], part: number): void {
    const now = new Float64Array(this.#filled.length);
    for (const choice of choices) {
      for (const [row, amount] of this.#pricing.uses(choice)) now[row] = (now[row] as number) + amount;
    }
    for (const [row, amount] of now.entries()) {
      this.#filled[row] = (1 - part) * (this.#filled[row] as number) + part * amount;
    }
  }

  /** One more of a count is worth less by what it costs at the average. */
  #takeSlopes(duals: Duals): void {
    const { fairness, scope } = this.#pricing;
    for (const [f, { quadratic, linear }] of fairness.flat().entries()) {
      const row = scope.rows.length + f;
      duals[row] = -(2 * quadratic * (this.#filled[row] as number) + linear);
    }
  }
}
