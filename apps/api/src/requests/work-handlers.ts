import { callNotSolvable } from '@linli/services/requests/call-not-solvable';
import { decidePlea } from '@linli/services/requests/decide-plea';
import { finishRequest } from '@linli/services/requests/finish-request';
import { giveBack } from '@linli/services/requests/give-back';
import { handOver } from '@linli/services/requests/hand-over';
import { joinIn } from '@linli/services/requests/join-in';
import { leaveJoint } from '@linli/services/requests/leave-joint';
import { listAlike } from '@linli/services/requests/list-alike';
import { listInArea } from '@linli/services/requests/list-in-area';
import { listPleas } from '@linli/services/requests/list-pleas';
import { mergeRequests } from '@linli/services/requests/merge-requests';
import { noteRequest } from '@linli/services/requests/note-request';
import { pauseRequest } from '@linli/services/requests/pause-request';
import { plead } from '@linli/services/requests/plead';
import { resumeRequest } from '@linli/services/requests/resume-request';
import { revealContact } from '@linli/services/requests/reveal-contact';
import { saveCalendar } from '@linli/services/requests/save-calendar';
import { showCalendar } from '@linli/services/requests/show-calendar';
import { showRates } from '@linli/services/requests/show-rates';
import { showStanding } from '@linli/services/requests/show-standing';
import { startRequest } from '@linli/services/requests/start-request';
import { takeInHand } from '@linli/services/requests/take-in-hand';
import { undoMerge } from '@linli/services/requests/undo-merge';
import type { HandlersFor } from '../handlers.ts';

type Own =
  | 'POST /requests/take-in-hand'
  | 'POST /requests/hand-over'
  | 'POST /requests/join-in'
  | 'POST /requests/leave-joint'
  | 'POST /requests/start'
  | 'POST /requests/finish'
  | 'POST /requests/give-back'
  | 'POST /requests/not-solvable'
  | 'POST /requests/pause'
  | 'POST /requests/resume'
  | 'POST /requests/plead'
  | 'POST /requests/decide-plea'
  | 'GET /requests/in-area'
  | 'GET /requests/standing'
  | 'GET /requests/rates'
  | 'GET /requests/pleas'
  | 'GET /requests/alike'
  | 'POST /requests/merge'
  | 'POST /requests/undo-merge'
  | 'POST /requests/note'
  | 'POST /requests/reveal-contact'
  | 'GET /requests/calendar'
  | 'POST /requests/save-calendar';

/** The working side of requests: who answers for them, what they do, and what it comes to. */
export const workHandlers: HandlersFor<Own> = {
  'POST /requests/take-in-hand': takeInHand,
  'POST /requests/hand-over': handOver,
  'POST /requests/join-in': joinIn,
  'POST /requests/leave-joint': leaveJoint,
  'POST /requests/start': startRequest,
  'POST /requests/finish': finishRequest,
  'POST /requests/give-back': giveBack,
  'POST /requests/not-solvable': callNotSolvable,
  'POST /requests/pause': pauseRequest,
  'POST /requests/resume': resumeRequest,
  'POST /requests/plead': plead,
  'POST /requests/decide-plea': decidePlea,
  'GET /requests/in-area': listInArea,
  'GET /requests/standing': showStanding,
  'GET /requests/rates': showRates,
  'GET /requests/pleas': listPleas,
  'GET /requests/alike': listAlike,
  'POST /requests/merge': mergeRequests,
  'POST /requests/undo-merge': undoMerge,
  'POST /requests/note': noteRequest,
  'POST /requests/reveal-contact': revealContact,
  'GET /requests/calendar': showCalendar,
  'POST /requests/save-calendar': saveCalendar,
};
