import type { PairState } from '@linli/contracts/rosters/labels';
import type { Pair } from './facts.ts';

/** Two ids in the order in which pairs are kept. */
export const inOrder = (a: string, b: string): [string, string] => (a < b ? [a, b] : [b, a]);

/** States in which two people are a pair or may become one; the same list guards the table. */
export const livePairStates = ['asked', 'agreed'] as const satisfies PairState[];

/**
 * Pairs as a plan can keep them. Whoever already holds other places than their partner cannot stand together with them
 * everywhere, and nobody stands together with two: such pairs become friends, gladly on the same shift.
 * @param held shifts somebody holds within the plan
 */
export function plannable(pairs: readonly Pair[], held: (accountId: string) => ReadonlySet<string>): Pair[] {
  const together = new Set<string>();
  return pairs.map((pair) => {
    if (pair.kind !== 'together') return pair;
    const [a, b] = pair.people;
    const [mine, theirs] = [held(a), held(b)];
    const same = mine.size === theirs.size && [...mine].every((shift) => theirs.has(shift));
    if (!same || together.has(a) || together.has(b)) return { ...pair, kind: 'friends' };
    together.add(a).add(b);
    return pair;
  });
}
