import { acceptOffer } from '@linli/services/matching/accept-offer';
import { assignRequest } from '@linli/services/matching/assign-request';
import { declineOffer } from '@linli/services/matching/decline-offer';
import { listCandidates } from '@linli/services/matching/list-candidates';
import { listErrands } from '@linli/services/matching/list-errands';
import { listLoad } from '@linli/services/matching/list-load';
import { listNear } from '@linli/services/matching/list-near';
import { listOffers } from '@linli/services/matching/list-offers';
import { setDuty } from '@linli/services/matching/set-duty';
import { showDuty } from '@linli/services/matching/show-duty';
import { showOffer } from '@linli/services/matching/show-offer';
import { showOutlook } from '@linli/services/matching/show-outlook';
import { takeRequest } from '@linli/services/matching/take-request';
import type { HandlersFor } from '../handlers.ts';

type Own =
  | 'GET /matching/duty'
  | 'POST /matching/set-duty'
  | 'GET /matching/offers'
  | 'GET /matching/offers/:offerId'
  | 'POST /matching/accept-offer'
  | 'POST /matching/decline-offer'
  | 'GET /matching/near'
  | 'POST /matching/take'
  | 'GET /matching/errands'
  | 'GET /matching/candidates'
  | 'POST /matching/assign'
  | 'GET /matching/outlook'
  | 'GET /matching/load';

export const matchingHandlers: HandlersFor<Own> = {
  'GET /matching/duty': showDuty,
  'POST /matching/set-duty': setDuty,
  'GET /matching/offers': listOffers,
  'GET /matching/offers/:offerId': showOffer,
  'POST /matching/accept-offer': acceptOffer,
  'POST /matching/decline-offer': declineOffer,
  'GET /matching/near': listNear,
  'POST /matching/take': takeRequest,
  'GET /matching/errands': listErrands,
  'GET /matching/candidates': listCandidates,
  'POST /matching/assign': assignRequest,
  'GET /matching/outlook': showOutlook,
  'GET /matching/load': listLoad,
};
