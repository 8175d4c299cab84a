import type { AreaKind } from '@linli/contracts/people/areas';
import type { KindDefinition } from '@linli/contracts/requests/kind';
import type { HelperLanguage, Skill, Urgency } from '@linli/contracts/requests/labels';

export type Sex = 'male' | 'female';

/** Paths of the areas that hold a place, by kind, itself included; levels may be left out. */
export type Places = Readonly<Partial<Record<AreaKind, string>>>;

/** A flat as far as the way to it matters. */
export interface Door {
  readonly householdId: string;
  /** Path of the unit or building. */
  readonly areaPath: string;
  readonly door: string;
}

/** Times of day between which offers may come, `HH:MM`; from later than until goes over midnight. */
export interface DutyHours {
  readonly from: string;
  readonly until: string;
}

/** Somebody who may be asked, as matching sees them. */
export interface HelperFacts {
  readonly accountId: string;
  readonly isOn: boolean;
  readonly notTodayUntil: Date | null;
  /** Empty: at any time. */
  readonly hours: readonly DutyHours[];
  /** Path of the area they go to. */
  readonly reachPath: string;
  readonly places: Places;
  readonly home: Door | null;
  /** Households they live in or are let into. */
  readonly households: readonly string[];
  /** Keys of kinds; empty: all. */
  readonly kinds: readonly string[];
  readonly skills: readonly Skill[];
  readonly languages: readonly HelperLanguage[];
  readonly hasCar: boolean;
  readonly isolationTrained: boolean;
  readonly lifts: boolean;
  readonly dailyLimit: number;
  /** Completed years; null: the register does not know. */
  readonly age: number | null;
  /** Holds a post that only adults are given. */
  readonly isAdultByPost: boolean;
  readonly sex: Sex | null;
  /** Trips in hand: a bundle is one. */
  readonly trips: number;
  /** Buildings (paths) they are on the way to. */
  readonly headedFor: readonly string[];
  /** Errands taken since midnight, those given back not counted. */
  readonly today: number;
  /** Offers they have not answered. */
  readonly openOffers: number;
  readonly turns: number;
  /** When their last errand ended. */
  readonly lastErrandAt: Date | null;
  readonly lastOfferAt: Date | null;
  /** Minutes of service in the last 30 days. */
  readonly minutes: number;
  /** When their last night shift ended. */
  readonly nightShiftEndedAt: Date | null;
}

/** A request that looks for a helper, as matching sees it. */
export interface RequestFacts {
  readonly id: string;
  readonly kindKey: string;
  readonly needs: KindDefinition['needs'];
  readonly lines: boolean;
  readonly contactless: boolean;
  readonly discreet: boolean;
  readonly takesMinutes: number;
  readonly areaPath: string;
  readonly places: Places;
  readonly home: Door;
  /** Somebody there is isolating: only who is trained for it goes. */
  readonly isolating: boolean;
  readonly urgency: Urgency;
  readonly submittedAt: Date;
  readonly deadlineAt: Date;
  readonly windowFrom: Date | null;
  readonly windowUntil: Date | null;
  readonly language: HelperLanguage | null;
  readonly wishSameSex: boolean;
  /** Of whom it is for; null: not known, or the household. */
  readonly sex: Sex | null;
  /** Accounts that declined it. */
  readonly declinedBy: ReadonlySet<string>;
  /** Accounts that had it and did not do it. */
  readonly gaveBackBy: ReadonlySet<string>;
  /** Account → when an offer of it last ended without an answer. */
  readonly silentAt: ReadonlyMap<string, Date>;
  /** Accounts that helped this household lately. */
  readonly helpedBefore: ReadonlySet<string>;
}

/** A moment as it is on the walls of the tenant's zone. */
export interface Moment {
  readonly now: Date;
  /** Time of day, `HH:MM`. */
  readonly time: string;
}
