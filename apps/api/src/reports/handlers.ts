import { closeRound } from '@linli/services/reports/close-round';
import { listForms } from '@linli/services/reports/list-forms';
import { listGaps } from '@linli/services/reports/list-gaps';
import { listHistory } from '@linli/services/reports/list-history';
import { listRounds } from '@linli/services/reports/list-rounds';
import { listSlots } from '@linli/services/reports/list-slots';
import { listToDo } from '@linli/services/reports/list-to-do';
import { openRound } from '@linli/services/reports/open-round';
import { previewRound } from '@linli/services/reports/preview-round';
import { publishForm } from '@linli/services/reports/publish-form';
import { showCoverage } from '@linli/services/reports/show-coverage';
import { showPhoto } from '@linli/services/reports/show-photo';
import { showRound } from '@linli/services/reports/show-round';
import { showSheet } from '@linli/services/reports/show-sheet';
import { submitReport } from '@linli/services/reports/submit-report';
import { uploadPhoto } from '@linli/services/reports/upload-photo';
import type { HandlersFor } from '../handlers.ts';

type Own =
  | 'GET /reports/forms'
  | 'POST /reports/publish-form'
  | 'GET /reports/rounds'
  | 'GET /reports/rounds/:roundId'
  | 'POST /reports/preview-round'
  | 'POST /reports/open-round'
  | 'POST /reports/close-round'
  | 'GET /reports/to-do'
  | 'GET /reports/sheet'
  | 'POST /reports/submit'
  | 'GET /reports/history'
  | 'POST /reports/upload-photo'
  | 'GET /reports/photos/:photoId'
  | 'GET /reports/coverage'
  | 'GET /reports/slots'
  | 'GET /reports/gaps';

/** Forms, rounds and reports; what follows up on gaps stands in its own map. */
export const reportsHandlers: HandlersFor<Own> = {
  'GET /reports/forms': listForms,
  'POST /reports/publish-form': publishForm,
  'GET /reports/rounds': listRounds,
  'GET /reports/rounds/:roundId': showRound,
  'POST /reports/preview-round': previewRound,
  'POST /reports/open-round': openRound,
  'POST /reports/close-round': closeRound,
  'GET /reports/to-do': listToDo,
  'GET /reports/sheet': showSheet,
  'POST /reports/submit': submitReport,
  'GET /reports/history': listHistory,
  'POST /reports/upload-photo': uploadPhoto,
  'GET /reports/photos/:photoId': showPhoto,
  'GET /reports/coverage': showCoverage,
  'GET /reports/slots': listSlots,
  'GET /reports/gaps': listGaps,
};
