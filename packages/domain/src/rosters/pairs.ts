import type { PairState } from '@linli/contracts/rosters/labels';
import type { ShiftReasonView } from '@linli/contracts/shifts/values';
import type { Span } from '../shifts/standing.ts';
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

/** Whether a partner somebody never stands beside has a shift at the same time; hand-over pairs follow on each other. */
export function againstPairs(
  pairs: readonly Pair[],
  accountId: string,
  shift: Span,
  heldBy: (accountId: string) => readonly Span[],
): ShiftReasonView[] {
  const clashes = pairs.some(({ kind, people }) => {
    if ((kind !== 'apart' && kind !== 'hand-over') || !people.includes(accountId)) return false;
    const partner = people[0] === accountId ? people[1] : people[0];
    return heldBy(partner).some((held) => held.startsAt < shift.endsAt && shift.startsAt < held.endsAt);
  });
  return clashes ? [{ reason: 'partner-then', facts: {} }] : [];
}
