import { closeTemplate } from '@linli/services/sheets/close-template';
import { downloadRun } from '@linli/services/sheets/download-run';
import { downloadTemplate } from '@linli/services/sheets/download-template';
import { endSchedule } from '@linli/services/sheets/end-schedule';
import { fillForm } from '@linli/services/sheets/fill-form';
import { listRuns } from '@linli/services/sheets/list-runs';
import { listSchedules } from '@linli/services/sheets/list-schedules';
import { listTemplates } from '@linli/services/sheets/list-templates';
import { previewForm } from '@linli/services/sheets/preview-form';
import { saveMapping } from '@linli/services/sheets/save-mapping';
import { setSchedule } from '@linli/services/sheets/set-schedule';
import { showRun } from '@linli/services/sheets/show-run';
import { showTemplate } from '@linli/services/sheets/show-template';
import { uploadTemplate } from '@linli/services/sheets/upload-template';
import type { HandlersFor } from '../handlers.ts';

/** Forms that are filled from what is known 一表多用. */
export const sheetsHandlers: HandlersFor<
  | 'GET /sheets/templates'
  | 'GET /sheets/templates/:templateId'
  | 'GET /sheets/templates/:templateId/file'
  | 'POST /sheets/upload-template'
  | 'POST /sheets/save-mapping'
  | 'POST /sheets/close-template'
  | 'POST /sheets/preview'
  | 'POST /sheets/fill'
  | 'GET /sheets/runs'
  | 'GET /sheets/runs/:runId'
  | 'GET /sheets/runs/:runId/file'
  | 'GET /sheets/schedules'
  | 'POST /sheets/schedule'
  | 'POST /sheets/end-schedule'
> = {
  'GET /sheets/templates': listTemplates,
  'GET /sheets/templates/:templateId': showTemplate,
  'GET /sheets/templates/:templateId/file': downloadTemplate,
  'POST /sheets/upload-template': uploadTemplate,
  'POST /sheets/save-mapping': saveMapping,
  'POST /sheets/close-template': closeTemplate,
  'POST /sheets/preview': previewForm,
  'POST /sheets/fill': fillForm,
  'GET /sheets/runs': listRuns,
  'GET /sheets/runs/:runId': showRun,
  'GET /sheets/runs/:runId/file': downloadRun,
  'GET /sheets/schedules': listSchedules,
  'POST /sheets/schedule': setSchedule,
  'POST /sheets/end-schedule': endSchedule,
};
