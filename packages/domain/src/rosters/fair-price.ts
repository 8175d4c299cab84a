import { fairIdeal } from './score.ts';

/** Something that should be carried evenly, such as hours or nights. */
export interface FairCount {
  /** What each shift adds for whoever stands there. */
  readonly amounts: readonly number[];
  /** People wanted by shift. */
  readonly wanted: readonly number[];
  /** What each person carried before. */
  readonly ledgers: readonly number[];
  /** Part of a full share each person should carry; 0 for who cannot take part. */
  readonly shares: readonly number[];
  /** What carrying exactly the average costs; twice the average costs four times as much. */
  readonly points: number;
}

export interface FairPrice {
  /** Price of the square of an amount; 0 where there is nothing to carry. */
  readonly weight: number;
  /** From the least of all on, and never so far above that somebody would be left out for good. */
  readonly ledgers: readonly number[];
  /** Least it can cost when every place is taken. */
  readonly ideal: number;
  /** What one shift costs somebody who carries four times the average already: a place is dearer than that. */
  readonly guard: number;
}

// Whoever did more than this many average shares before has done enough for the rest of the ledger to be forgotten.
const MOST_LEDGER = 2;
const FAR_ABOVE = 4;

/** Prices that make an amount go to whoever carried least of it, for their share. */
export function fairPrice({ amounts, wanted, ledgers, shares, points }: FairCount): FairPrice {
  const demand = amounts.reduce((sum, amount, i) => sum + amount * (wanted[i] ?? 0), 0);
  const allShares = shares.reduce((sum, share) => sum + share, 0);
  const takePart = (_: unknown, i: number) => (shares[i] ?? 0) > 0;
  const least = Math.min(...ledgers.filter(takePart));
  const average = demand / Math.max(allShares, 1e-9);
  if (demand <= 0 || allShares <= 0 || points <= 0)
    return { weight: 0, ledgers: ledgers.map(() => 0), ideal: 0, guard: 0 };
  const from = ledgers.map((ledger, i) =>
    takePart(ledger, i) ? Math.min(ledger - least, MOST_LEDGER * average) : 0,
  );
  const level = average + from.reduce((sum, each) => sum + each, 0) / allShares;
  const weight = points / level ** 2;
  const most = Math.max(...amounts);
  const guard = weight * (2 * FAR_ABOVE * level * most + most ** 2 / Math.min(...shares.filter(takePart)));
  return { weight, ledgers: from, ideal: fairIdeal(weight, demand, from, shares), guard };
}
