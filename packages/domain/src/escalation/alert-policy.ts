import type { alertKinds } from '@linli/contracts/reports/labels';
import type { Urgency } from '@linli/contracts/requests/labels';
import type { ClimbPolicy } from './climb.ts';

/** Key of the ladder that carries an alert. */
export function ladderOfAlert(kind: keyof typeof alertKinds): string {
  if (kind === 'fever') return 'alert-fever';
  if (kind === 'no-answer-alone') return 'alert-alone';
  if (kind === 'fever-cluster') return 'alert-cluster';
  if (kind === 'shift-gap' || kind === 'shift-missing' || kind === 'incident') return 'alert-checkpoint';
  return 'alert-usual';
}

/** How urgent an alert of a level is; null: it may be looked at, and nobody is pressed for it. */
export function alertUrgency(level: string): Urgency | null {
  if (level === 'danger') return 'danger';
  return level === 'alert' ? 'urgent' : null;
}

/** Whoever takes an alert in hand is at it; they say how it ended within this time. */
export const alertLimits = (urgency: Urgency): ClimbPolicy['limits'] => ({
  dispatch: 60,
  start: null,
  finish: urgency === 'danger' ? 60 : 240,
  confirm: 60,
});
