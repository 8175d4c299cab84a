import type { ShiftReasonView, ShiftRules } from '@linli/contracts/shifts/values';
import { againstAsking, mayStand } from './may-stand.ts';
import { type ShiftFacts, type Standing, shiftWithout } from './standing.ts';

/** One side of a swap: somebody with the place they give. */
export interface SwapSide {
  readonly person: Standing;
  readonly shift: ShiftFacts;
  readonly claimId: string;
  readonly rules: ShiftRules;
}

/** Why somebody may not have the place of another in return for their own. */
const reasonsFor = (taker: SwapSide, giver: SwapSide, now: Date): ShiftReasonView[] =>
  mayStand(
    { ...taker.person, held: taker.person.held.filter(({ claimId }) => claimId !== taker.claimId) },
    shiftWithout(giver.shift, giver.claimId),
    giver.rules,
    now,
  );

/** Why two may not swap their places, by who is hindered; the one who still has to read the risks may be asked. */
export function swapReasons(
  one: SwapSide,
  other: SwapSide,
  now: Date,
): { one: ShiftReasonView[]; other: ShiftReasonView[] } {
  return { one: againstAsking(reasonsFor(one, other, now)), other: reasonsFor(other, one, now) };
}
