import type { CallOutcome, GapReason, VisitReason } from '@linli/contracts/reports/labels';
import { UNANSWERED_CALLS } from './gap-ladder.ts';

/** Minutes until a household comes back to the caller's list after a call that settled nothing. */
export const restMinutes: Partial<Record<CallOutcome, number>> = { 'no-answer': 30, 'will-report': 60 };

export interface CallFacts {
  /** Calls without an answer, this one included. */
  readonly unanswered: number;
  /** Whether somebody of the household has not reported: "reported" closes a call only when there is a report. */
  readonly stillMissing: boolean;
  /** Whether the register knows another number of the household that was not wrong yet. */
  readonly otherNumber: boolean;
}

export interface AfterCall {
  readonly state: 'open' | 'done' | 'to-visit';
  readonly visit: VisitReason | null;
  /** What is noted of everybody missing in the household. */
  readonly gap: GapReason | null;
}

/** What follows from a call. When the report came in meanwhile nothing does. */
export function afterCall(
  outcome: CallOutcome,
  { unanswered, stillMissing, otherNumber }: CallFacts,
): AfterCall {
  if (!stillMissing) return { state: 'done', visit: null, gap: null };
  switch (outcome) {
    case 'reported':
    case 'will-report':
      return { state: 'open', visit: null, gap: null };
    case 'no-answer':
      return unanswered >= UNANSWERED_CALLS
        ? { state: 'to-visit', visit: 'no-answer', gap: null }
        : { state: 'open', visit: null, gap: null };
    case 'wrong-number':
      return otherNumber
        ? { state: 'open', visit: null, gap: null }
        : { state: 'to-visit', visit: 'wrong-number', gap: null };
    case 'refused':
      return { state: 'done', visit: null, gap: 'refused' };
    case 'away':
      return { state: 'done', visit: null, gap: 'away' };
  }
}
