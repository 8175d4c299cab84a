import type { Master, Solution } from './master.ts';
import type { Choice, Pricing } from './pricing.ts';
import type { Random } from './random.ts';

/** Rounds of new lines at the root, and after each decision below it. */
const PRICINGS = 40;
const PRICINGS_BELOW = 3;

/** Depth-first search for whole lines cheaper than a limit: takes the line with the largest share, or else leaves it out. */
export class Dive {
  readonly #pricing: Pricing;
  readonly #master: Master;
  #limit: number;
  /** Decisions taken. */
  nodes = 0;
  readonly #most: number;
  readonly #random: Random;
  #best: Choice[] | null = null;

  /** @param most decisions @param random decides between shares that are close */
  constructor(pricing: Pricing, master: Master, limit: number, most: number, random: Random) {
    this.#random = random;
    this.#most = most;
    this.#pricing = pricing;
    this.#master = master;
    this.#limit = limit;
  }

  /** @returns the cheapest choice found, null when none is below the limit */
  run(): Choice[] | null {
    const root = this.#generate(this.#master.solve(), PRICINGS);
    if (root) this.#descend(root);
    return this.#best;
  }

  /** @returns null when nothing below the limit can come of it */
  #generate(solution: Solution, pricings: number): Solution | null {
    let now = solution;
    for (let pricing = 0; pricing < pricings; pricing++) {
      const { choices, bound } = this.#pricing.price(now.duals);
      if (pricings === PRICINGS && bound > this.#limit) return null;
      if (this.#master.add(choices) === 0) break;
      now = this.#master.solve();
    }
    return now.cost > this.#limit ? null : now;
  }

  #descend({ shares, cost }: Solution): void {
    if (cost > this.#limit) return;
    let pick = -1;
    let largest = 0;
    let whole = 0;
    for (const [c, share] of shares.entries()) {
      if (share > 1 - 1e-6) whole++;
      else if (share > 1e-6) {
        const drawn = share * (1 + this.#random.next() / 4);
        if (drawn > largest) [largest, pick] = [drawn, c];
      }
    }
    if (pick < 0) {
      if (whole !== this.#pricing.scope.units.length) return;
      this.#best = this.#master.choices.filter((_, c) => (shares[c] ?? 0) > 0.5);
      this.#limit = cost - 1e-6;
      return;
    }
    for (const share of ['all', 'none'] as const) {
      if (this.nodes++ >= this.#most) break;
      this.#master.allow(pick, share);
      const after = this.#generate(this.#master.solve('new bounds'), PRICINGS_BELOW);
      if (after) this.#descend(after);
    }
    this.#master.allow(pick, 'any');
  }
}
