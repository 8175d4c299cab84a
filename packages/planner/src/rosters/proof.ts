import type { Highs } from 'highs';
import { bestPath } from './best-line.ts';
import { pathsWithin } from './enumerate.ts';
import { Master } from './master.ts';
import type { Unit } from './model.ts';
import type { Choice, Pricing } from './pricing.ts';
import type { Relaxation } from './relaxation.ts';
import { optionPrices } from './respond.ts';

/** Lines a choice is made of at first and at most, and how the number grows with each attempt. */
const LINES_FIRST = 1_500;
const LINES_MOST = 4_000;
const GROWTH = 1.6;
const NODES = 30;

/**
 * Closes the last gap of small rosters of whole prices: a roster that costs no more than a target is made of lines that cost
 * at most the gap more than the best at the worths of the bound. When these are few, all are listed and branch and bound
 * finds such a roster or shows that there is none.
 */
export class Proof {
  readonly #pricing: Pricing;
  /** Lines can be listed: options are all there is to a line. */
  readonly possible: boolean;
  #most = LINES_FIRST;
  #triedAt = Infinity;

  constructor(pricing: Pricing) {
    this.#pricing = pricing;
    const { slots, problem, units, counts } = pricing.model;
    // One duty a slot, no price beside those of lines: a path of options is all there is to a line.
    this.possible =
      slots.length === problem.duties.length &&
      counts.length === 0 &&
      units.every(
        ({ links, graph, changed }) => links.length === 0 && graph.loose.length === 0 && changed === 0,
      );
  }

  /** Whether there is something to try that was not tried before. */
  worthTrying({ settled }: Relaxation, cost: number): boolean {
    if (!this.possible || !settled) return false;
    return this.#most < LINES_MOST || cost < this.#triedAt;
  }

  /**
   * Looks for a roster cheaper than the best known, or as much cheaper as can be decided.
   * @param cost of the best known, whole
   * @param bound whole
   * @returns null when lines were too many or the answer is open
   */
  attempt(
    highs: Highs,
    { duals, bound: relaxed }: Relaxation,
    cost: number,
    bound: number,
  ): { lines: Choice[] | null; bound: number } | null {
    const most = this.#most;
    this.#triedAt = cost;
    this.#most = Math.min(LINES_MOST, most * GROWTH);
    for (let target = cost - 1; target >= bound; target -= Math.max(1, Math.ceil((target - bound) / 2))) {
      const listed = this.#within(duals, target - relaxed + 1e-4, most);
      if (listed) return this.#decide(highs, listed, target);
    }
    return null;
  }

  #decide(highs: Highs, listed: readonly Choice[], target: number) {
    const { scope } = this.#pricing;
    const master = new Master(highs, this.#pricing);
    try {
      master.add(listed);
      const answer = master.choose(target + 0.5 - scope.fixedCost, NODES);
      if (answer === 'open') return null;
      if (answer === 'none') return { lines: null, bound: target + 1 };
      return { lines: answer.choices, bound: Math.round(answer.cost + scope.fixedCost) };
    } finally {
      master.dispose();
    }
  }

  #within(duals: Float64Array, gap: number, most: number): Choice[] | null {
    const listed: Choice[] = [];
    for (const [position, unit] of this.#pricing.scope.units.entries()) {
      const lines = this.#linesOf(position, unit, duals, gap, most - listed.length);
      if (!lines) return null;
      listed.push(...lines);
    }
    return listed;
  }

  #linesOf(position: number, u: number, duals: Float64Array, gap: number, most: number): Choice[] | null {
    const unit = this.#pricing.model.units[u] as Unit;
    const { prices, picks } = optionPrices(unit, this.#pricing.dutyPrices(position, duals));
    const best = bestPath(unit.graph, prices);
    const paths = best && pathsWithin(unit.graph, prices, best.cost + gap, most);
    if (!paths) return null;
    return paths.map((path) => ({
      unit: u,
      line: path.flatMap((option) =>
        (unit.graph.options[option]?.slots ?? []).map((slot) => picks[slot] as number),
      ),
    }));
  }
}
