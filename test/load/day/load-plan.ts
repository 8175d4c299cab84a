import type { Answers } from '@linli/contracts/reports/form';
import type { Reporter } from '../fill-accounts.ts';

/** Somebody of the staff with a desk open. */
export interface Desk {
  readonly token: string;
  readonly areaId: string;
  readonly role: string;
}

/** What the load generator is to do; all it needs, so that it asks nobody for anything. */
export interface LoadPlan {
  /** API processes; households and desks are spread over them as a proxy would. */
  readonly urls: readonly string[];
  readonly seed: number;
  /** What the hour takes here. */
  readonly seconds: number;
  readonly slotId: string;
  readonly reporters: readonly Reporter[];
  /** Households that ask for help, and what with. */
  readonly askers: readonly Reporter[];
  readonly kinds: readonly {
    readonly kindId: string;
    readonly answers: Answers;
    readonly lines: readonly string[];
  }[];
  /** Volunteers who want a shift, each with those they would take. */
  readonly claimers: readonly { readonly who: Reporter; readonly shiftIds: readonly string[] }[];
  readonly desks: readonly Desk[];
  /** Looks of leaders at the gaps of their area. */
  readonly gapLooks: number;
  /** Before the hour, so that every process has done everything once. */
  readonly warm: readonly Reporter[];
  /** After the hour, as fast as the product takes them, for so many seconds. */
  readonly rush: { readonly reporters: readonly Reporter[]; readonly seconds: number };
}

/** What was asked in the morning: by people (planned), and what desks read. */
export const loadKinds = ['report', 'gaps', 'request', 'claim', 'first-screen', 'refresh', 'reread'] as const;
export type LoadKind = (typeof loadKinds)[number];

/** What became of one kind. Milliseconds from the planned moment to the last byte of the answer. */
export interface KindFigures {
  readonly planned: number;
  readonly accepted: number;
  /** By what the API said: a problem's code, or the outcome that was none. */
  readonly refused: Readonly<Record<string, number>>;
  /** No answer, or a 5xx. */
  readonly failed: number;
  readonly p50_ms: number;
  readonly p99_ms: number;
  readonly max_ms: number;
}

export interface MorningFigures {
  /** From the first planned moment to the last answer. */
  readonly seconds: number;
  readonly kinds: Readonly<Record<LoadKind, KindFigures>>;
  /** Median and worst hundredth of each question a desk asks, in milliseconds. */
  readonly calls: Readonly<
    Record<string, { readonly count: number; readonly p50_ms: number; readonly p99_ms: number }>
  >;
  /** People in accepted reports. */
  readonly people: number;
  /** Accepted reports in the best five seconds, a second. */
  readonly peakPerSecond: number;
  readonly live: {
    readonly streams: number;
    /** Streams that ended before the morning did. */
    readonly cut: number;
    readonly heard: number;
    /** From the answer to who asked for help to the first desk that heard of it. */
    readonly p50_ms: number;
    readonly p99_ms: number;
  };
  /** Of the generator itself: when it is late, so is everything it measures. */
  readonly generator: { readonly late_p99_ms: number; readonly loop_p99_ms: number };
}

export interface RushFigures {
  readonly seconds: number;
  readonly households: number;
  readonly people: number;
}

/** What the generator says on its channel, in this order. */
export type Said =
  | { readonly said: 'ready' }
  | { readonly said: 'warm' }
  | { readonly said: 'morning'; readonly figures: MorningFigures }
  | { readonly said: 'rush'; readonly figures: RushFigures };
/** What it is told: the plan, then to begin the morning, then the rush. */
export type Told = { readonly plan: LoadPlan } | { readonly begin: 'morning' | 'rush' };
