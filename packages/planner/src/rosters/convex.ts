import { bestPath } from './best-line.ts';
import type { Model, Unit } from './model.ts';
import { optionPrices } from './respond.ts';

/** What an amount x of a count costs a unit: quadratic × x² + linear × x. */
export interface ConvexPrice {
  readonly quadratic: number;
  readonly linear: number;
  /** No line has more. */
  readonly most: number;
  /** Amounts are whole numbers. */
  readonly whole: boolean;
}

/** Fairness prices of a unit, in the order of `Model.counts`. */
export function convexPrices({ counts, problem }: Model, unit: Unit): ConvexPrice[] {
  const { graph } = unit;
  // What short rests cost must not hide how much a line may have.
  const unpriced = { ...graph, arcCost: graph.arcCost.map(() => 0) };
  return counts.map(({ name, weight, amount }): ConvexPrice => {
    let quadratic = 0;
    let linear = 0;
    for (const person of unit.members) {
      const { ledger = {}, share = 1 } = problem.people[person] ?? { limits: '' };
      quadratic += weight / share;
      linear += (2 * weight * (ledger[name] ?? 0)) / share;
    }
    const { prices } = optionPrices(
      unit,
      amount.map((each) => -each),
    );
    const most = Math.max(0, -(bestPath(unpriced, prices)?.cost ?? 0));
    return { quadratic, linear, most, whole: amount.every(Number.isInteger) };
  });
}

/** Pieces of a straight-lined price that is never above the convex one and, for few whole amounts, equal to it. */
export function piecesOf({
  quadratic,
  linear,
  most,
  whole,
}: ConvexPrice): { width: number; slope: number }[] {
  if (whole && most <= 24) {
    return Array.from({ length: most }, (_, x) => ({ width: 1, slope: quadratic * (2 * x + 1) + linear }));
  }
  // Tangents at equal steps, each from halfway before to halfway behind.
  const step = most / 24;
  return Array.from({ length: 25 }, (_, i) => ({
    width: i === 0 || i === 24 ? step / 2 : step,
    slope: 2 * quadratic * i * step + linear,
  }));
}

/** Least of price + slope × amount over all amounts. */
export function leastWith({ quadratic, linear, most, whole }: ConvexPrice, slope: number): number {
  const at = (x: number) => quadratic * x * x + (linear + slope) * x;
  const flat = quadratic > 0 ? -(linear + slope) / (2 * quadratic) : linear + slope < 0 ? most : 0;
  const x = Math.min(most, Math.max(0, flat));
  return whole ? Math.min(at(Math.floor(x)), at(Math.ceil(x))) : at(x);
}
