import { handOverAll } from '@linli/services/succession/hand-over-all';
import { listHandovers } from '@linli/services/succession/list-handovers';
import { listLeftBehind } from '@linli/services/succession/list-left-behind';
import { listOpenItems } from '@linli/services/succession/list-open-items';
import { previewHandover } from '@linli/services/succession/preview-handover';
import { showHandover } from '@linli/services/succession/show-handover';
import { showPerson } from '@linli/services/succession/show-person';
import type { HandlersFor } from '../handlers.ts';

/** What somebody has open, and handing it over. */
export const successionHandlers: HandlersFor<
  | 'GET /succession/persons/:accountId'
  | 'GET /succession/open-items'
  | 'GET /succession/left-behind'
  | 'POST /succession/preview'
  | 'POST /succession/hand-over'
  | 'GET /succession/handovers'
  | 'GET /succession/handovers/:handoverId'
> = {
  'GET /succession/persons/:accountId': showPerson,
  'GET /succession/open-items': listOpenItems,
  'GET /succession/left-behind': listLeftBehind,
  'POST /succession/preview': previewHandover,
  'POST /succession/hand-over': handOverAll,
  'GET /succession/handovers': listHandovers,
  'GET /succession/handovers/:handoverId': showHandover,
};
