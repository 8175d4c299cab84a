import { answerSupervision } from '@linli/services/escalation/answer-supervision';
import { endAbsence } from '@linli/services/escalation/end-absence';
import { escalate } from '@linli/services/escalation/escalate';
import { listAbsences } from '@linli/services/escalation/list-absences';
import { listLadders } from '@linli/services/escalation/list-ladders';
import { listPassing } from '@linli/services/escalation/list-passing';
import { listStuck } from '@linli/services/escalation/list-stuck';
import { listSupervisions } from '@linli/services/escalation/list-supervisions';
import { listTeams } from '@linli/services/escalation/list-teams';
import { previewLadder } from '@linli/services/escalation/preview-ladder';
import { publishLadder } from '@linli/services/escalation/publish-ladder';
import { setAbsence } from '@linli/services/escalation/set-absence';
import { setTeamHours } from '@linli/services/escalation/set-team-hours';
import { showCase } from '@linli/services/escalation/show-case';
import { showDesk } from '@linli/services/escalation/show-desk';
import { showMap } from '@linli/services/escalation/show-map';
import { showTeamQueue } from '@linli/services/escalation/show-team-queue';
import { supervise } from '@linli/services/escalation/supervise';
import type { HandlersFor } from '../handlers.ts';

type Own =
  | 'GET /escalation/case'
  | 'GET /escalation/desk'
  | 'GET /escalation/map'
  | 'GET /escalation/passing'
  | 'GET /escalation/stuck'
  | 'POST /escalation/escalate'
  | 'POST /escalation/supervise'
  | 'POST /escalation/answer-supervision'
  | 'GET /escalation/supervisions'
  | 'GET /escalation/ladders'
  | 'POST /escalation/publish-ladder'
  | 'POST /escalation/preview-ladder'
  | 'GET /escalation/absences'
  | 'POST /escalation/set-absence'
  | 'POST /escalation/end-absence'
  | 'GET /escalation/teams'
  | 'GET /escalation/team-queue'
  | 'POST /escalation/set-team-hours';

/** Ladders, the desk, supervision and leave. */
export const escalationHandlers: HandlersFor<Own> = {
  'GET /escalation/case': showCase,
  'GET /escalation/desk': showDesk,
  'GET /escalation/map': showMap,
  'GET /escalation/passing': listPassing,
  'GET /escalation/stuck': listStuck,
  'POST /escalation/escalate': escalate,
  'POST /escalation/supervise': supervise,
  'POST /escalation/answer-supervision': answerSupervision,
  'GET /escalation/supervisions': listSupervisions,
  'GET /escalation/ladders': listLadders,
  'POST /escalation/publish-ladder': publishLadder,
  'POST /escalation/preview-ladder': previewLadder,
  'GET /escalation/absences': listAbsences,
  'POST /escalation/set-absence': setAbsence,
  'POST /escalation/end-absence': endAbsence,
  'GET /escalation/teams': listTeams,
  'GET /escalation/team-queue': showTeamQueue,
  'POST /escalation/set-team-hours': setTeamHours,
};
