import { drawRecheck } from '@linli/services/reports/draw-recheck';
import { listRecheckHouseholds } from '@linli/services/reports/list-recheck-households';
import { listRechecks } from '@linli/services/reports/list-rechecks';
import { recordRecheck } from '@linli/services/reports/record-recheck';
import { showRecheck } from '@linli/services/reports/show-recheck';
import { showRecheckSheet } from '@linli/services/reports/show-recheck-sheet';
import { showResults } from '@linli/services/reports/show-results';
import { showRoundForm } from '@linli/services/reports/show-round-form';
import type { HandlersFor } from '../handlers.ts';

/** What was answered in a round, and samples of it that are asked again. */
export const resultHandlers: HandlersFor<
  | 'GET /reports/rounds/:roundId/form'
  | 'GET /reports/results'
  | 'POST /reports/draw-recheck'
  | 'GET /reports/rechecks'
  | 'GET /reports/rechecks/:sampleId'
  | 'GET /reports/rechecks/:sampleId/households'
  | 'GET /reports/rechecks/:sampleId/sheet'
  | 'POST /reports/record-recheck'
> = {
  'GET /reports/rounds/:roundId/form': showRoundForm,
  'GET /reports/results': showResults,
  'POST /reports/draw-recheck': drawRecheck,
  'GET /reports/rechecks': listRechecks,
  'GET /reports/rechecks/:sampleId': showRecheck,
  'GET /reports/rechecks/:sampleId/households': listRecheckHouseholds,
  'GET /reports/rechecks/:sampleId/sheet': showRecheckSheet,
  'POST /reports/record-recheck': recordRecheck,
};
