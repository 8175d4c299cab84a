import type { CallbackOutcome, NoticeState } from '@linli/contracts/notices/labels';

/** Calls nobody answered before a line ends; then it says that the person was not reached. */
const mostCalls = 3;
/** Minutes before somebody who did not answer is phoned again. */
export const restMinutes = 30;

/** What the messages of a line say after its call; null: the line stays open. */
export function afterCallback(
  outcome: CallbackOutcome,
  attempts: number,
): (NoticeState & ('phoned' | 'not-reached' | 'dropped')) | null {
  switch (outcome) {
    case 'reached':
      return 'phoned';
    case 'needless':
      return 'dropped';
    case 'no-answer':
      return attempts >= mostCalls ? 'not-reached' : null;
    default:
      return 'not-reached';
  }
}
