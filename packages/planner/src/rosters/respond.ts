import { bestPathWithinLoose } from './best-line.ts';
import type { Draft, Line } from './draft.ts';
import type { Model, Unit } from './model.ts';
import type { Random } from './random.ts';

/** Prices by option, and which duty stands for each slot. */
export interface OptionPrices {
  readonly prices: Float64Array;
  readonly picks: Int32Array;
}

/** Of each slot the cheapest duty the unit may take. @param dutyPrices by duty */
export function optionPrices(unit: Unit, dutyPrices: Float64Array): OptionPrices {
  const { graph, choices, closed } = unit;
  const picks = new Int32Array(choices.length).fill(-1);
  const slotPrices = new Float64Array(choices.length).fill(Infinity);
  for (let slot = 0; slot < choices.length; slot++) {
    for (const duty of choices[slot] as Int32Array) {
      const price = dutyPrices[duty] as number;
      if (price >= (slotPrices[slot] as number)) continue;
      slotPrices[slot] = price;
      picks[slot] = duty;
    }
  }
  const prices = new Float64Array(graph.options.length);
  for (let option = 0; option < prices.length; option++) {
    let price = closed[option] ? Infinity : 0;
    for (const slot of graph.options[option]?.slots ?? []) price += slotPrices[slot] as number;
    prices[option] = price;
  }
  return { prices, picks };
}

/**
 * Adds fairness to prices by duty, as the straight line that touches its curve at `amounts`.
 * @returns where that line begins: with it, no line of duties is priced dearer than it is
 */
export function addFairness(
  model: Model,
  unit: Unit,
  amounts: readonly number[],
  dutyPrices: Float64Array,
): number {
  let begins = 0;
  for (const [k, { name, weight, amount }] of model.counts.entries()) {
    const at = amounts[k] ?? 0;
    let slope = 0;
    for (const person of unit.members) {
      const { ledger = {}, share = 1 } = model.problem.people[person] ?? { limits: '' };
      slope += (2 * weight * ((ledger[name] ?? 0) + at)) / share;
      begins -= (weight * at * at) / share;
    }
    if (slope === 0) continue;
    for (let d = 0; d < dutyPrices.length; d++) {
      dutyPrices[d] = (dutyPrices[d] as number) + slope * (amount[d] as number);
    }
  }
  return begins;
}

export function amountsOf(model: Model, line: Line): number[] {
  return model.counts.map(({ amount }) => line.reduce((sum, duty) => sum + (amount[duty] as number), 0));
}

/** The cheapest line under prices by duty, null when there is none; no line costs less than `bound`. */
export function lineUnder(
  model: Model,
  unit: Unit,
  dutyPrices: Float64Array,
): { line: Line | null; bound: number } {
  const { prices, picks } = optionPrices(unit, dutyPrices);
  const { path, bound } = bestPathWithinLoose(unit.graph, prices, model.slots);
  const line = path?.options.flatMap((option) =>
    (unit.graph.options[option]?.slots ?? []).map((slot) => picks[slot] as number),
  );
  return { line: line ?? null, bound };
}

/**
 * Gives a unit the best line it can have while all others keep theirs.
 * @param noise prices are off by up to this share, and the answer is taken even if it is dearer; 0 for an honest answer
 * @param replace take the best line in any case: what the unit has is no legal line
 * @returns what the roster costs more than before, null when no line was found (then it is as before)
 */
export function respond(
  draft: Draft,
  u: number,
  noise: number,
  random: Random,
  replace = false,
): number | null {
  const { model } = draft;
  const unit = model.units[u] as Unit;
  const before = draft.lines[u] as Line;
  draft.put(u, []);
  const prices = draft.dutyPrices(u);
  if (noise > 0) {
    for (let d = 0; d < prices.length; d++) {
      prices[d] = (prices[d] as number) * (1 + noise * (2 * random.next() - 1));
    }
  }
  const cost = draft.marginal(u, before);
  let best: Line | null = null;
  let least = noise > 0 || replace ? Infinity : cost - 1e-9;
  // A straight line through what one has overshoots; halfway back to it usually does not.
  let amounts = amountsOf(model, before);
  for (let step = 0; step < (model.counts.length > 0 ? 4 : 1); step++) {
    const fair = Float64Array.from(prices);
    addFairness(model, unit, amounts, fair);
    const { line } = lineUnder(model, unit, fair);
    if (!line) break;
    const marginal = draft.marginal(u, line);
    if (marginal < least) {
      least = marginal;
      best = line;
    }
    const reached = amountsOf(model, line);
    if (reached.every((amount, k) => Math.abs(amount - (amounts[k] ?? 0)) < 1e-9)) break;
    amounts = amounts.map((amount, k) => (amount + (reached[k] ?? 0)) / 2);
  }
  draft.put(u, best ?? before);
  return best ? least - cost : null;
}

/** Whether a line keeps the rules of a unit by itself. @param line duties in the order of slots */
export function isLegal({ slotOf, slots }: Model, { graph, may, closed }: Unit, line: Line): boolean {
  if (graph.root < 0 || line.some((duty) => !may[duty])) return false;
  const wanted = new Set(line.map((duty) => slotOf[duty] as number));
  // Duties of one slot are at the same time.
  if (wanted.size < line.length) return false;
  const dayOf = (slot: number) => slots[slot]?.day;
  const prices = Float64Array.from(graph.options, ({ day, slots: taken }, option) => {
    const ofDay = [...wanted].filter((slot) => dayOf(slot) === day).length;
    return !closed[option] && taken.length === ofDay && taken.every((slot) => wanted.has(slot))
      ? 0
      : Infinity;
  });
  return bestPathWithinLoose(graph, prices, slots).path !== null;
}
