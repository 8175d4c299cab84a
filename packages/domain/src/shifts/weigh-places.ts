import type { PlacesWeighed, ShiftRules } from '@linli/contracts/shifts/values';
import { againstAsking, mayStand } from './may-stand.ts';
import type { ShiftFacts, Standing } from './standing.ts';
import { swapReasons } from './swap-reasons.ts';

/** Somebody who is looked for another place, with the place they would leave. */
export interface Mover {
  readonly person: Standing;
  readonly from: { readonly claimId: string; readonly shift: ShiftFacts } | null;
}

/**
 * Where somebody could be asked to stand among some shifts, and with whom they could swap: what the verbs that move people
 * decide by, looked at for all of them at once. Swaps are with people on other shifts whose places have not begun.
 */
export function weighPlaces(
  { person, from }: Mover,
  shifts: readonly ShiftFacts[],
  people: ReadonlyMap<string, Standing>,
  rulesAt: (areaPath: string) => ShiftRules,
  now: Date,
): PlacesWeighed {
  const free: Standing = {
    ...person,
    held: person.held.filter(({ claimId }) => claimId !== from?.claimId),
  };
  const others = shifts.filter(({ id }) => id !== from?.shift.id);
  const swaps = others.flatMap((shift) =>
    shift.holders.flatMap(({ accountId, claimId }) => {
      const other = people.get(accountId);
      const state = other?.held.find((place) => place.claimId === claimId)?.state;
      if (from === null || !other || accountId === person.accountId || !isGivable(state)) return [];
      const { one, other: against } = swapReasons(
        { person, shift: from.shift, claimId: from.claimId, rules: rulesAt(from.shift.areaPath) },
        { person: other, shift, claimId, rules: rulesAt(shift.areaPath) },
        now,
      );
      return [{ shiftId: shift.id, accountId, reasons: one, others: againstAsking(against) }];
    }),
  );
  return {
    shifts: others.map((shift) => ({
      shiftId: shift.id,
      reasons: againstAsking(mayStand(free, shift, rulesAt(shift.areaPath), now)),
    })),
    swaps,
  };
}

/** Whether a place may be given to somebody else by the hand of who leads: nobody has begun to stand there. */
export const isGivable = (state: string | undefined): boolean => state === 'offered' || state === 'claimed';
