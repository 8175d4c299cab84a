import type { CallOutcome, GapReason } from '@linli/contracts/reports/values';
import { ladderPolicy } from './gap-ladder.ts';

/** Why a household is on the visit list. */
export type VisitReason = 'no-answer' | 'wrong-number' | 'no-number' | 'not-reached';

export interface AfterCall {
  readonly state: 'open' | 'done' | 'to-visit';
  readonly visit: VisitReason | null;
  /** What is noted of everybody missing in the household. */
  readonly gap: GapReason | null;
}

/**
 * What follows from a call. `unanswered` counts calls without an answer, this one included; `stillMissing` says
 * whether somebody of the household has not reported: "reported" closes a call only when there is a report.
 */
export function afterCall(outcome: CallOutcome, unanswered: number, stillMissing: boolean): AfterCall {
  switch (outcome) {
    case 'reported':
      return { state: stillMissing ? 'open' : 'done', visit: null, gap: null };
    case 'will-report':
      return { state: 'open', visit: null, gap: null };
    case 'no-answer':
      return unanswered >= ladderPolicy.unansweredCalls
        ? { state: 'to-visit', visit: 'no-answer', gap: null }
        : { state: 'open', visit: null, gap: null };
    case 'wrong-number':
      return { state: 'to-visit', visit: 'wrong-number', gap: null };
    case 'refused':
      return { state: 'done', visit: null, gap: 'refused' };
    case 'away':
      return { state: 'done', visit: null, gap: 'away' };
  }
}
