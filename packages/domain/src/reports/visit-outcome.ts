import type { GapReason } from '@linli/contracts/reports/labels';
import type { AlertFact } from './alert-facts.ts';

export type VisitOutcome = 'reported' | 'nobody-home' | 'refused' | 'moved-out' | 'needs-help';

export interface AfterVisit {
  readonly state: 'open' | 'done';
  /** What is noted of everybody missing in the household. */
  readonly gap: GapReason | null;
  /** Whether the grid leader is told that help is needed. */
  readonly alert: boolean;
}

/** What follows from a visit; "reported" closes it only when there is a report. */
export function afterVisit(outcome: VisitOutcome, stillMissing: boolean): AfterVisit {
  const alert = outcome === 'needs-help';
  if (!stillMissing) return { state: 'done', gap: null, alert };
  switch (outcome) {
    case 'reported':
      return { state: 'open', gap: null, alert };
    case 'nobody-home':
      return { state: 'done', gap: 'unreachable', alert };
    case 'refused':
      return { state: 'done', gap: 'refused', alert };
    case 'moved-out':
      return { state: 'done', gap: 'away', alert };
    case 'needs-help':
      return { state: 'done', gap: null, alert };
  }
}

/** What an alert raised at the door says: what the visitor wrote down. */
export const facedAtDoor = (note: string): AlertFact[] => [
  {
    text: { zh: '上门时', en: 'At the door' },
    value: note === '' ? { zh: '需要帮助', en: 'needs help' } : { zh: note, en: note },
  },
];
