import type { RosterPlace } from './problem.ts';

/** What the planner proposes, with what it costs, what it leaves open and why, and how much better any roster could be. */
export interface Roster {
  /** Who stands where, by person, then by duty; what was pinned included. */
  readonly places: readonly RosterPlace[];
  readonly cost: number;
  readonly parts: CostParts;
  /** No roster that keeps the rules costs less; null when the search ended before there was a bound. */
  readonly bound: number | null;
  /** The roster is proved to be the cheapest. */
  readonly optimal: boolean;
  /** Places nobody stands on, by duty. */
  readonly gaps: readonly Gap[];
  /** Figures of each person, in the order of the problem. */
  readonly people: readonly PersonFigures[];
  readonly effort: RosterEffort;
}

/** Where the cost comes from; they add up to it. What pairs are worth counts below zero. */
export interface CostParts {
  readonly coverage: number;
  readonly roles: number;
  readonly wishes: number;
  readonly fairness: number;
  readonly rest: number;
  readonly pairs: number;
  readonly changes: number;
}

/** Why somebody cannot have a duty: a rule of the limits or pairs, or `barred` with the caller's reason. */
export type RuleBroken =
  | { readonly rule: 'barred'; readonly reason: string }
  | {
      readonly rule:
        | 'mostADay'
        | 'overlap'
        | 'restMinutes'
        | 'mostIn24Hours'
        | 'mostMinutesAWeek'
        | 'mostMinutes'
        | 'leastMinutes'
        | 'mostOfKind'
        | 'mostRun'
        | 'leastRun'
        | 'leastFree'
        | 'mostWeekends'
        | 'notNextDay'
        | 'together'
        | 'apart'
        | 'pinned';
    };

export interface Gap {
  readonly duty: number;
  /** Set when people enough stand there, but too few who hold this role. */
  readonly role?: string;
  readonly missing: number;
  /** For those who might have come (holders of the role): how many each rule keeps away, and how many only that rule. */
  readonly why: readonly { readonly broken: RuleBroken; readonly people: number; readonly only: number }[];
  /** People no rule keeps away; to have them here costs more elsewhere than the gap. */
  readonly free: number;
  /** Rules any one of which, if lifted for those it alone keeps away, closes the gap; empty: it takes `missing` recruits. */
  readonly closedBy: readonly RuleBroken[];
}

export interface PersonFigures {
  readonly duties: number;
  readonly minutes: number;
  readonly weekends: number;
  /** Ledger and roster together, by name of count. */
  readonly counts: Readonly<Record<string, number>>;
  readonly wishesMet: number;
  readonly wishesMissed: number;
  readonly shortRests: number;
  /** Duties given that were not published, and published duties not given. */
  readonly changes: number;
  /** What keeps this person from any line that keeps the rules; they have only what was pinned. Usually empty. */
  readonly noLine: readonly RuleBroken[];
}

export interface RosterEffort {
  readonly seconds: number;
  /** Rounds of search done; the measure of effort that does not depend on the machine. */
  readonly rounds: number;
  readonly endedBy: 'proof' | 'rounds' | 'seconds' | 'stop';
}

/** On the way: the best roster so far. */
export interface RosterProgress {
  readonly seconds: number;
  readonly cost: number;
  readonly bound: number | null;
  /** Places without a person. */
  readonly missing: number;
}
