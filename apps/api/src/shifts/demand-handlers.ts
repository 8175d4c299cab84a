import { callOffShift } from '@linli/services/shifts/call-off-shift';
import { changeDemand } from '@linli/services/shifts/change-demand';
import { closeCheckpoint } from '@linli/services/shifts/close-checkpoint';
import { issueCalendar } from '@linli/services/shifts/issue-calendar';
import { listCheckpoints } from '@linli/services/shifts/list-checkpoints';
import { listVolunteers } from '@linli/services/shifts/list-volunteers';
import { previewDemand } from '@linli/services/shifts/preview-demand';
import { printWeek } from '@linli/services/shifts/print-week';
import { readFeed } from '@linli/services/shifts/read-feed';
import { recordClearance } from '@linli/services/shifts/record-clearance';
import { revokeCalendar } from '@linli/services/shifts/revoke-calendar';
import { saveCheckpoint } from '@linli/services/shifts/save-checkpoint';
import { saveRules } from '@linli/services/shifts/save-rules';
import { saveTemplates } from '@linli/services/shifts/save-templates';
import { showBoard } from '@linli/services/shifts/show-board';
import { showCalendarLink } from '@linli/services/shifts/show-calendar-link';
import { showCheckpoint } from '@linli/services/shifts/show-checkpoint';
import { showDemand } from '@linli/services/shifts/show-demand';
import { showNow } from '@linli/services/shifts/show-now';
import { showRules } from '@linli/services/shifts/show-rules';
import { showTemplates } from '@linli/services/shifts/show-templates';
import { splitShift } from '@linli/services/shifts/split-shift';
import type { HandlersFor } from '../handlers.ts';

type Own =
  | 'GET /shifts/checkpoints'
  | 'GET /shifts/checkpoints/:checkpointId'
  | 'POST /shifts/save-checkpoint'
  | 'POST /shifts/close-checkpoint'
  | 'GET /shifts/templates'
  | 'POST /shifts/save-templates'
  | 'GET /shifts/rules'
  | 'POST /shifts/save-rules'
  | 'GET /shifts/demand'
  | 'POST /shifts/preview-demand'
  | 'POST /shifts/change-demand'
  | 'POST /shifts/split'
  | 'POST /shifts/call-off'
  | 'GET /shifts/board'
  | 'GET /shifts/now'
  | 'GET /shifts/volunteers'
  | 'POST /shifts/record-clearance'
  | 'GET /shifts/calendar'
  | 'POST /shifts/issue-calendar'
  | 'POST /shifts/revoke-calendar'
  | 'GET /shifts/feed/:token'
  | 'GET /shifts/week-sheet';

export const demandHandlers: HandlersFor<Own> = {
  'GET /shifts/checkpoints': listCheckpoints,
  'GET /shifts/checkpoints/:checkpointId': showCheckpoint,
  'POST /shifts/save-checkpoint': saveCheckpoint,
  'POST /shifts/close-checkpoint': closeCheckpoint,
  'GET /shifts/templates': showTemplates,
  'POST /shifts/save-templates': saveTemplates,
  'GET /shifts/rules': showRules,
  'POST /shifts/save-rules': saveRules,
  'GET /shifts/demand': showDemand,
  'POST /shifts/preview-demand': previewDemand,
  'POST /shifts/change-demand': changeDemand,
  'POST /shifts/split': splitShift,
  'POST /shifts/call-off': callOffShift,
  'GET /shifts/board': showBoard,
  'GET /shifts/now': showNow,
  'GET /shifts/volunteers': listVolunteers,
  'POST /shifts/record-clearance': recordClearance,
  'GET /shifts/calendar': showCalendarLink,
  'POST /shifts/issue-calendar': issueCalendar,
  'POST /shifts/revoke-calendar': revokeCalendar,
  'GET /shifts/feed/:token': readFeed,
  'GET /shifts/week-sheet': printWeek,
};
