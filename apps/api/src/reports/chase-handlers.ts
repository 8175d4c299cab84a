import { countAlerts } from '@linli/services/reports/count-alerts';
import { giveBackAlert } from '@linli/services/reports/give-back-alert';
import { liftGapReason } from '@linli/services/reports/lift-gap-reason';
import { listAlerts } from '@linli/services/reports/list-alerts';
import { listCalls } from '@linli/services/reports/list-calls';
import { listMyCalls } from '@linli/services/reports/list-my-calls';
import { listVisits } from '@linli/services/reports/list-visits';
import { makeCallList } from '@linli/services/reports/make-call-list';
import { recordCall } from '@linli/services/reports/record-call';
import { recordVisit } from '@linli/services/reports/record-visit';
import { remind } from '@linli/services/reports/remind';
import { resolveAlert } from '@linli/services/reports/resolve-alert';
import { revealCallNumber } from '@linli/services/reports/reveal-call-number';
import { setGapReason } from '@linli/services/reports/set-gap-reason';
import { showAlert } from '@linli/services/reports/show-alert';
import { takeAlert } from '@linli/services/reports/take-alert';
import type { HandlersFor } from '../handlers.ts';

type Own =
  | 'POST /reports/remind'
  | 'POST /reports/set-gap-reason'
  | 'POST /reports/lift-gap-reason'
  | 'POST /reports/make-call-list'
  | 'GET /reports/my-calls'
  | 'GET /reports/calls'
  | 'POST /reports/reveal-call-number'
  | 'POST /reports/record-call'
  | 'GET /reports/visits'
  | 'POST /reports/record-visit'
  | 'GET /reports/alerts'
  | 'GET /reports/alert-counts'
  | 'GET /reports/alerts/:alertId'
  | 'POST /reports/take-alert'
  | 'POST /reports/give-back-alert'
  | 'POST /reports/resolve-alert';

/** What follows up on gaps and alerts. */
export const chaseHandlers: HandlersFor<Own> = {
  'POST /reports/remind': remind,
  'POST /reports/set-gap-reason': setGapReason,
  'POST /reports/lift-gap-reason': liftGapReason,
  'POST /reports/make-call-list': makeCallList,
  'GET /reports/my-calls': listMyCalls,
  'GET /reports/calls': listCalls,
  'POST /reports/reveal-call-number': revealCallNumber,
  'POST /reports/record-call': recordCall,
  'GET /reports/visits': listVisits,
  'POST /reports/record-visit': recordVisit,
  'GET /reports/alerts': listAlerts,
  'GET /reports/alert-counts': countAlerts,
  'GET /reports/alerts/:alertId': showAlert,
  'POST /reports/take-alert': takeAlert,
  'POST /reports/give-back-alert': giveBackAlert,
  'POST /reports/resolve-alert': resolveAlert,
};
