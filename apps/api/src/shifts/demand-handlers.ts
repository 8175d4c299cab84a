import { changeDemand } from '@linli/services/shifts/change-demand';
import { previewDemand } from '@linli/services/shifts/preview-demand';
import { saveCheckpoint } from '@linli/services/shifts/save-checkpoint';
import { showCheckpoint } from '@linli/services/shifts/show-checkpoint';
import { showDemand } from '@linli/services/shifts/show-demand';
import type { HandlersFor } from '../handlers.ts';

type Own =
  | 'GET /shifts/checkpoints/:checkpointId'
  | 'POST /shifts/save-checkpoint'
  | 'GET /shifts/demand'
  | 'POST /shifts/preview-demand'
  | 'POST /shifts/change-demand';

export const demandHandlers: HandlersFor<Own> = {
  'GET /shifts/checkpoints/:checkpointId': showCheckpoint,
  'POST /shifts/save-checkpoint': saveCheckpoint,
  'GET /shifts/demand': showDemand,
  'POST /shifts/preview-demand': previewDemand,
  'POST /shifts/change-demand': changeDemand,
};
