import type { WebhookEvent } from '@linli/contracts/doors/webhook-labels';
import type { Right } from '../identity/rights.ts';

/** What one must be allowed to see before another system is told of it: nobody hands out more than they hold. */
export const eventRights = {
  'request.submitted': 'requests.view',
  'request.accepted': 'requests.view',
  'request.taken': 'requests.view',
  'request.done': 'requests.view',
  'request.reopened': 'requests.view',
  'request.closed': 'requests.view',
  'request.cancelled': 'requests.view',
  'request.not_solvable': 'requests.view',
  'case.climbed': 'requests.view',
  'case.stuck': 'requests.view',
  'alert.raised': 'alerts.view',
  'alert.resolved': 'alerts.view',
  'shift.gap': 'shifts.view',
  'report_round.opened': 'rounds.view',
  'report_round.closed': 'rounds.view',
} as const satisfies Record<WebhookEvent, Right>;
