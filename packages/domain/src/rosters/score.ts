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
 * @param shares part of a full share each should carry; 0 for who cannot take part, whatever they did before
 */
export function evenness(amounts: readonly number[], shares: readonly number[]): number {
  const counted = amounts.map((amount, i) => (shares[i] ? amount : 0));
  const total = counted.reduce((sum, each) => sum + each, 0);
  const allShares = shares.reduce((sum, each) => sum + each, 0);
  if (total <= 0 || allShares <= 0) return 100;
  const off = counted.reduce(
    (sum, each, i) => sum + Math.abs(each - (total * (shares[i] ?? 0)) / allShares),
    0,
  );
  return 100 * (1 - off / (2 * total));
}

/** A part of a whole in hundredths; all of it where there is nothing. */
export const hundredths = (part: number, whole: number): number => (whole > 0 ? (100 * part) / whole : 100);

/**
 * Least that fairness can cost: what is new goes to whoever has least for their share, until all who got some stand at one
 * level; less what was so before.
 * @param shares part of a full share each should carry; 0 for who cannot take part
 */
export function fairIdeal(
  weight: number,
  newly: number,
  ledgers: readonly number[],
  shares: readonly number[],
): number {
  const people = ledgers
    .flatMap((had, i) => (shares[i] ? [{ had, share: shares[i], level: had / shares[i] }] : []))
    .sort((a, b) => a.level - b.level);
  let [poured, share, already] = [newly, 0, 0];
  let level = 0;
  for (const person of people) {
    if (share > 0 && poured / share <= person.level) break;
    poured += person.had;
    share += person.share;
    already += person.had ** 2 / person.share;
    level = poured / share;
  }
  return share > 0 ? weight * (level ** 2 * share - already) : 0;
}
