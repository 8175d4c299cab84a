import type { RosterWeights } from '@linli/contracts/rosters/endpoints';
import type { PairKind } from '@linli/contracts/rosters/labels';
import type { ShiftRules } from '@linli/contracts/shifts/values';
import type { ShiftFacts, Standing } from '../shifts/standing.ts';

/** A shift by the clock on the wall: where in its day it begins, and how long it lasts. */
export interface WallSpan {
  /** Civil day on which it begins. */
  readonly day: string;
  /** Minutes from midnight of that day to its start. */
  readonly from: number;
  readonly minutes: number;
}

/** When somebody can come; `until` not after `from` means over midnight. */
export interface FreePattern {
  readonly days: 'every' | 'workdays' | 'days-off';
  readonly from: string;
  readonly until: string;
}

export type PartOfDay = 'all' | 'morning' | 'afternoon' | 'evening' | 'night';

export interface DutyWish {
  readonly day: string;
  readonly part: PartOfDay;
  readonly glad: boolean;
  /** 1–3. */
  readonly weight: number;
}

/** What somebody said about when they come. */
export interface Availability {
  /** None: at any time. */
  readonly patterns: readonly FreePattern[];
  /** Most hours a week they wish for; null: as many as the rules allow. */
  readonly weekHours: number | null;
  readonly notOwnBuilding: boolean;
  /** Both days included. */
  readonly away: readonly { readonly fromDay: string; readonly untilDay: string }[];
  readonly wishes: readonly DutyWish[];
}

/** Of somebody who said nothing. */
export const anyTime: Availability = {
  patterns: [],
  weekHours: null,
  notOwnBuilding: false,
  away: [],
  wishes: [],
};

/** What somebody did before: the last 90 days, what they hold until the roster begins included. */
export interface Ledger {
  /** Of the last 30 days, in minutes; night minutes weigh more. */
  readonly weighedMinutes: number;
  /** Of the last 30 days, as they are. */
  readonly minutes: number;
  /** Of the last 90 days. */
  readonly nightMinutes: number;
  /** Days off and holidays with service, of the last 90 days. */
  readonly daysOff: number;
}

export interface Pair {
  readonly kind: PairKind;
  readonly people: readonly [string, string];
}

/** A shift as a plan sees it. */
export interface PlanShift {
  readonly facts: ShiftFacts;
  readonly wall: WallSpan;
  /** It begins on a day off or a holiday. */
  readonly dayOff: boolean;
  /** Its free places are the plan's to give; else it only binds those who stand there. */
  readonly planned: boolean;
}

/** A place somebody holds by a claim. */
export interface PlanClaim {
  readonly shiftId: string;
  readonly accountId: string;
  /** The plan may give it to somebody else: an offer of the roster it replaces, neither confirmed nor locked. */
  readonly movable: boolean;
}

export interface PlanPerson {
  readonly standing: Standing;
  readonly availability: Availability;
  readonly ledger: Ledger;
  /** Building they live in, and the area of their door; null: not known. */
  readonly buildingPath: string | null;
  readonly homePath: string | null;
  /** Shifts they said no to, gave back or were taken off: nobody asks them again. */
  readonly refused: ReadonlySet<string>;
}

/** All that a plan is made from, read at one moment. */
export interface PlanFacts {
  readonly now: Date;
  /** Start of the first day. */
  readonly midnight: Date;
  /** Civil days of the roster, both included. */
  readonly fromDay: string;
  readonly untilDay: string;
  readonly worksOn: (day: string) => boolean;
  readonly rulesAt: (areaPath: string) => ShiftRules;
  readonly shifts: readonly PlanShift[];
  /** By id. */
  readonly people: readonly PlanPerson[];
  readonly claims: readonly PlanClaim[];
  /** Agreed pairs among these people. */
  readonly pairs: readonly Pair[];
  readonly weights: RosterWeights;
  /** A roster is made again: changes have a price. */
  readonly replans: boolean;
}
