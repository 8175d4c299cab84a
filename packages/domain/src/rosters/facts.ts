import type { PairKind } from '@linli/contracts/rosters/labels';

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
