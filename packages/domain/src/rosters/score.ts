/** What a roster costs, next to what none can fall below and what all places empty would cost. */
export interface CostScale {
  /** Everything covered, everybody with their fair share, every wish kept. */
  readonly ideal: number;
  readonly allMissing: number;
}

// One place in a hundred that stays empty costs six points.
const STEEPNESS = 6;

/**
 * Quality from 0 to 100 by cost alone, so that a bound on the cost is a bound on the quality: 100 at the ideal, and less by
 * the same share for each further part of what all places empty would cost.
 */
export function qualityOf(cost: number, { ideal, allMissing }: CostScale): number {
  if (allMissing <= 0) return 100;
  const excess = Math.max(0, cost - ideal) / allMissing;
  return Math.round(1000 * Math.exp(-STEEPNESS * excess)) / 10;
}

/**
 * How even amounts are, 0–100: what would have to change hands, as a part of the whole, taken from 100.
 * @param shares part of a full share each should carry
 */
export function evenness(amounts: readonly number[], shares: readonly number[]): number {
  const total = amounts.reduce((sum, each) => sum + each, 0);
  const allShares = shares.reduce((sum, each) => sum + each, 0);
  if (total <= 0 || allShares <= 0) return 100;
  const off = amounts.reduce(
    (sum, each, i) => sum + Math.abs(each - (total * (shares[i] ?? 0)) / allShares),
    0,
  );
  return 100 * (1 - off / (2 * total));
}

/** A part of a whole in hundredths; all of it where there is nothing. */
export const hundredths = (part: number, whole: number): number => (whole > 0 ? (100 * part) / whole : 100);

/** Least that fairness can cost: everybody at the same amount for their share, less what was so before. */
export function fairIdeal(
  weight: number,
  newly: number,
  ledgers: readonly number[],
  shares: readonly number[],
): number {
  const before = ledgers.reduce((sum, each) => sum + each, 0);
  const allShares = shares.reduce((sum, each) => sum + each, 0);
  if (allShares <= 0) return 0;
  const already = ledgers.reduce((sum, each, i) => sum + each ** 2 / (shares[i] ?? 1), 0);
  return weight * ((before + newly) ** 2 / allShares - already);
}
