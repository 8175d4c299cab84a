import { answerPair } from '@linli/services/rosters/answer-pair';
import { askPair } from '@linli/services/rosters/ask-pair';
import { discardRoster } from '@linli/services/rosters/discard-roster';
import { editRoster } from '@linli/services/rosters/edit-roster';
import { endPair } from '@linli/services/rosters/end-pair';
import { listColleagues } from '@linli/services/rosters/list-colleagues';
import { listGaps } from '@linli/services/rosters/list-gaps';
import { listPairs } from '@linli/services/rosters/list-pairs';
import { listPeople } from '@linli/services/rosters/list-people';
import { listRosters } from '@linli/services/rosters/list-rosters';
import { publishRoster } from '@linli/services/rosters/publish-roster';
import { saveAvailability } from '@linli/services/rosters/save-availability';
import { showAvailability } from '@linli/services/rosters/show-availability';
import { showBoard } from '@linli/services/rosters/show-board';
import { showRoster } from '@linli/services/rosters/show-roster';
import { startRoster } from '@linli/services/rosters/start-roster';
import { stopRoster } from '@linli/services/rosters/stop-roster';
import { weighEdit } from '@linli/services/rosters/weigh-edit';
import { weighPlaces } from '@linli/services/rosters/weigh-places';
import type { HandlersFor } from '../handlers.ts';

type Own =
  | 'GET /rosters/availability'
  | 'POST /rosters/save-availability'
  | 'GET /rosters/colleagues'
  | 'GET /rosters/pairs'
  | 'POST /rosters/ask-pair'
  | 'POST /rosters/answer-pair'
  | 'POST /rosters/end-pair'
  | 'GET /rosters/list'
  | 'GET /rosters/:rosterId'
  | 'POST /rosters/start'
  | 'POST /rosters/stop'
  | 'GET /rosters/:rosterId/board'
  | 'GET /rosters/:rosterId/people'
  | 'GET /rosters/:rosterId/gaps'
  | 'POST /rosters/weigh-edit'
  | 'POST /rosters/weigh-places'
  | 'POST /rosters/edit'
  | 'POST /rosters/publish'
  | 'POST /rosters/discard';

export const rostersHandlers: HandlersFor<Own> = {
  'GET /rosters/availability': showAvailability,
  'POST /rosters/save-availability': saveAvailability,
  'GET /rosters/colleagues': listColleagues,
  'GET /rosters/pairs': listPairs,
  'POST /rosters/ask-pair': askPair,
  'POST /rosters/answer-pair': answerPair,
  'POST /rosters/end-pair': endPair,
  'GET /rosters/list': listRosters,
  'GET /rosters/:rosterId': showRoster,
  'POST /rosters/start': startRoster,
  'POST /rosters/stop': stopRoster,
  'GET /rosters/:rosterId/board': showBoard,
  'GET /rosters/:rosterId/people': listPeople,
  'GET /rosters/:rosterId/gaps': listGaps,
  'POST /rosters/weigh-edit': weighEdit,
  'POST /rosters/weigh-places': weighPlaces,
  'POST /rosters/edit': editRoster,
  'POST /rosters/publish': publishRoster,
  'POST /rosters/discard': discardRoster,
};
