import { listAlerts } from '@linli/services/reports/list-alerts';
import { resolveAlert } from '@linli/services/reports/resolve-alert';
import { takeAlert } from '@linli/services/reports/take-alert';
import type { HandlersFor } from '../handlers.ts';

type Own = 'GET /reports/alerts' | 'POST /reports/take-alert' | 'POST /reports/resolve-alert';

/** What follows up on gaps and alerts. */
export const chaseHandlers: HandlersFor<Own> = {
  'GET /reports/alerts': listAlerts,
  'POST /reports/take-alert': takeAlert,
  'POST /reports/resolve-alert': resolveAlert,
};
