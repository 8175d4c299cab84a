import type { PlacesWeighed, ShiftReasonView } from '@linli/contracts/shifts/values';

/** Somebody on a shift, as both boards show them: the week as it is, and a proposal. */
export interface BoardPerson {
  accountId: string;
  name: string;
  /** The claim behind the place; null in a proposal. */
  claimId: string | null;
  /** They said yes. */
  sure: boolean;
  /** May be given to somebody else by hand. */
  movable: boolean;
  locked: boolean;
  /** How the place stands, in words. */
  note: string;
}

export interface BoardShift {
  shiftId: string;
  checkpoint: string;
  /** Civil day on which it begins. */
  day: string;
  startsAt: string;
  endsAt: string;
  people: number;
  places: readonly BoardPerson[];
  /** It has begun or was called off. */
  closed: boolean;
  calledOff: boolean;
}

export interface BoardPost {
  checkpointId: string;
  name: string;
  shifts: readonly BoardShift[];
}

/** Somebody who is picked up: from a place, or from the list of people. */
export interface Mover {
  accountId: string;
  name: string;
  from: { shift: BoardShift; person: BoardPerson } | null;
}

/** Where somebody may be put down: on a shift, or on a person there, to swap. */
export interface Target {
  shift: BoardShift;
  swap: BoardPerson | null;
}

/** What a change came to: done, with the way back, or refused with why. */
export type Changed =
  | { done: true; undo: () => Promise<Changed> }
  | { done: false; reasons: readonly ShiftReasonView[] };

/** How people are moved on a board. Every one throws what the server refuses for other reasons than rules. */
export interface Moves {
  weigh: (mover: Mover, shiftIds: readonly string[]) => Promise<PlacesWeighed>;
  drop: (mover: Mover, target: Target) => Promise<Changed>;
  takeOff: (place: NonNullable<Mover['from']>) => Promise<Changed>;
  /** Only proposals have places that no later plan moves. */
  lock?: (place: NonNullable<Mover['from']>) => Promise<unknown>;
}

export type Mark =
  | { state: 'asking' | 'allowed' | 'none' }
  | { state: 'forbidden'; reasons: readonly ShiftReasonView[]; others: readonly ShiftReasonView[] };

/**
 * How a target is marked while somebody is carried. `none`: it is no target of theirs, such as where they came from, or somebody
 * to swap with when they came from nowhere.
 */
export function markOf(weighed: PlacesWeighed | undefined, mover: Mover, { shift, swap }: Target): Mark {
  if (mover.from?.shift.shiftId === shift.shiftId) return { state: 'none' };
  if (swap && (mover.from === null || swap.accountId === mover.accountId)) return { state: 'none' };
  if (weighed === undefined) return { state: 'asking' };
  const found = swap
    ? weighed.swaps.find(
        ({ shiftId, accountId }) => shiftId === shift.shiftId && accountId === swap.accountId,
      )
    : weighed.shifts.find(({ shiftId }) => shiftId === shift.shiftId);
  if (!found) return { state: 'none' };
  const others = 'others' in found ? (found.others as readonly ShiftReasonView[]) : [];
  return found.reasons.length + others.length === 0
    ? { state: 'allowed' }
    : { state: 'forbidden', reasons: found.reasons, others };
}

/** Hours with at most one decimal. */
export const hoursOf = (minutes: number): number => Math.round(minutes / 6) / 10;
