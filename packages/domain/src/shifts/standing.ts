import type { ClaimState, DutyRole } from '@linli/contracts/shifts/labels';
import type { ShiftRow } from '@linli/contracts/shifts/values';

/** People wanted with a role, among the people of the shift. */
export type WantedRole = ShiftRow['roles'][number];

export interface Span {
  readonly startsAt: Date;
  readonly endsAt: Date;
}

/** A place somebody holds. */
export interface HeldPlace extends Span {
  readonly claimId: string;
  readonly shiftId: string;
  readonly state: ClaimState;
  /** Civil day on which it begins; it counts for the week of that day. */
  readonly day: string;
  readonly minutes: number;
}

/** What is recorded of somebody in a community. */
export interface Clearance {
  readonly communityPath: string;
  /** Last civil day of the insurance; null: none. */
  readonly insuredUntil: string | null;
  readonly trained: readonly DutyRole[];
}

/** What decides for which shifts somebody may stand. */
export interface Standing {
  readonly accountId: string;
  readonly name: string;
  readonly birthDate: string | null;
  /** Areas whose shifts are theirs to take: the communities of their posts, or what lies below a post above those. */
  readonly paths: readonly string[];
  readonly held: readonly HeldPlace[];
  readonly clearances: readonly Clearance[];
  /** Newest version of the notice of risks they have read, by checkpoint. */
  readonly risksRead: ReadonlyMap<string, number>;
}

/** Somebody on a shift, with the roles they could fill there. */
export interface Holder {
  readonly claimId: string;
  readonly accountId: string;
  readonly roles: readonly DutyRole[];
}

/** A shift as the decision sees it. */
export interface ShiftFacts extends Span {
  readonly id: string;
  readonly checkpointId: string;
  readonly areaPath: string;
  /** Civil days on which it begins and on which its last minute lies. */
  readonly day: string;
  readonly lastDay: string;
  readonly minutes: number;
  readonly nightMinutes: number;
  readonly open: boolean;
  readonly people: number;
  /** Places that are held. */
  readonly taken: number;
  readonly roles: readonly WantedRole[];
  /** Version of the notice of risks in force. */
  readonly riskVersion: number;
  readonly holders: readonly Holder[];
}

/** A shift as if a place on it had been given back. */
export const shiftWithout = (shift: ShiftFacts, claimId: string): ShiftFacts => ({
  ...shift,
  taken: shift.taken - shift.holders.filter((holder) => holder.claimId === claimId).length,
  holders: shift.holders.filter((holder) => holder.claimId !== claimId),
});

/** Both as if somebody had given their place back. */
export const without = (
  person: Standing,
  shift: ShiftFacts,
  claimId: string,
): { person: Standing; shift: ShiftFacts } => ({
  person: { ...person, held: person.held.filter((place) => place.claimId !== claimId) },
  shift: shiftWithout(shift, claimId),
});

/** Both with a place more, as if it had been taken. */
export const withPlace = (
  person: Standing,
  shift: ShiftFacts,
  claim: Holder,
  state: ClaimState = 'offered',
): { person: Standing; shift: ShiftFacts } => ({
  person: {
    ...person,
    held: [
      ...person.held,
      {
        claimId: claim.claimId,
        shiftId: shift.id,
        state,
        day: shift.day,
        minutes: shift.minutes,
        startsAt: shift.startsAt,
        endsAt: shift.endsAt,
      },
    ],
  },
  shift: { ...shift, taken: shift.taken + 1, holders: [...shift.holders, claim] },
});
