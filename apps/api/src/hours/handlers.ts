import { listHours } from '@linli/services/hours/list-hours';
import type { HandlersFor } from '../handlers.ts';

type Own = 'GET /hours/mine';

export const hoursHandlers: HandlersFor<Own> = {
  'GET /hours/mine': listHours,
};
