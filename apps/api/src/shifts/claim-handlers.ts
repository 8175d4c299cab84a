import { askStandIn } from '@linli/services/shifts/ask-stand-in';
import { askSwap } from '@linli/services/shifts/ask-swap';
import { assignShift } from '@linli/services/shifts/assign-shift';
import { cancelPlace } from '@linli/services/shifts/cancel-place';
import { claimShift } from '@linli/services/shifts/claim-shift';
import { confirmPlace } from '@linli/services/shifts/confirm-place';
import { declinePlace } from '@linli/services/shifts/decline-place';
import { leaveWaitlist } from '@linli/services/shifts/leave-waitlist';
import { listDuties } from '@linli/services/shifts/list-duties';
import { listOpen } from '@linli/services/shifts/list-open';
import { listRelieves } from '@linli/services/shifts/list-relieves';
import { listShiftCandidates } from '@linli/services/shifts/list-shift-candidates';
import { listSwappable } from '@linli/services/shifts/list-swappable';
import { movePlace } from '@linli/services/shifts/move-place';
import { readRisks } from '@linli/services/shifts/read-risks';
import { refuseRelieve } from '@linli/services/shifts/refuse-relieve';
import { showClaim } from '@linli/services/shifts/show-claim';
import { showShift } from '@linli/services/shifts/show-shift';
import { swapPlaces } from '@linli/services/shifts/swap-places';
import { takeOffShift } from '@linli/services/shifts/take-off-shift';
import { takeOver } from '@linli/services/shifts/take-over';
import { waitForShift } from '@linli/services/shifts/wait-for-shift';
import { weighPlaces } from '@linli/services/shifts/weigh-places';
import { withdrawRelieve } from '@linli/services/shifts/withdraw-relieve';
import type { HandlersFor } from '../handlers.ts';

type Own =
  | 'GET /shifts/open'
  | 'GET /shifts/mine'
  | 'GET /shifts/claims/:claimId'
  | 'GET /shifts/shift/:shiftId'
  | 'GET /shifts/candidates'
  | 'POST /shifts/claim'
  | 'POST /shifts/confirm'
  | 'POST /shifts/decline'
  | 'POST /shifts/wait'
  | 'POST /shifts/leave-waitlist'
  | 'POST /shifts/cancel'
  | 'POST /shifts/take-off'
  | 'POST /shifts/assign'
  | 'POST /shifts/weigh-places'
  | 'POST /shifts/move'
  | 'POST /shifts/swap'
  | 'POST /shifts/ask-stand-in'
  | 'GET /shifts/swappable'
  | 'POST /shifts/ask-swap'
  | 'GET /shifts/relieves'
  | 'POST /shifts/take-over'
  | 'POST /shifts/not-me'
  | 'POST /shifts/withdraw-relieve'
  | 'POST /shifts/read-risk-notice';

export const claimHandlers: HandlersFor<Own> = {
  'GET /shifts/open': listOpen,
  'GET /shifts/mine': listDuties,
  'GET /shifts/claims/:claimId': showClaim,
  'GET /shifts/shift/:shiftId': showShift,
  'GET /shifts/candidates': listShiftCandidates,
  'POST /shifts/claim': claimShift,
  'POST /shifts/confirm': confirmPlace,
  'POST /shifts/decline': declinePlace,
  'POST /shifts/wait': waitForShift,
  'POST /shifts/leave-waitlist': leaveWaitlist,
  'POST /shifts/cancel': cancelPlace,
  'POST /shifts/take-off': takeOffShift,
  'POST /shifts/assign': assignShift,
  'POST /shifts/weigh-places': weighPlaces,
  'POST /shifts/move': movePlace,
  'POST /shifts/swap': swapPlaces,
  'POST /shifts/ask-stand-in': askStandIn,
  'GET /shifts/swappable': listSwappable,
  'POST /shifts/ask-swap': askSwap,
  'GET /shifts/relieves': listRelieves,
  'POST /shifts/take-over': takeOver,
  'POST /shifts/not-me': refuseRelieve,
  'POST /shifts/withdraw-relieve': withdrawRelieve,
  'POST /shifts/read-risk-notice': readRisks,
};
