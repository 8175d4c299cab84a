import { saveCalendar } from '@linli/services/requests/save-calendar';
import { showCalendar } from '@linli/services/requests/show-calendar';
import type { HandlersFor } from '../handlers.ts';

type Own = 'GET /requests/calendar' | 'POST /requests/save-calendar';

/** The working side of requests: who answers for them, what they do, and what it comes to. */
export const workHandlers: HandlersFor<Own> = {
  'GET /requests/calendar': showCalendar,
  'POST /requests/save-calendar': saveCalendar,
};
