import { checkIn } from '@linli/services/shifts/check-in';
import { checkInFor } from '@linli/services/shifts/check-in-for';
import { checkOut } from '@linli/services/shifts/check-out';
import { checkOutFor } from '@linli/services/shifts/check-out-for';
import { confirmHours } from '@linli/services/shifts/confirm-hours';
import { decideDispute } from '@linli/services/shifts/decide-dispute';
import { disputeDuty } from '@linli/services/shifts/dispute-duty';
import { listToSettle } from '@linli/services/shifts/list-to-settle';
import { readNote } from '@linli/services/shifts/read-note';
import { recordNoShow } from '@linli/services/shifts/record-no-show';
import { reportIncident } from '@linli/services/shifts/report-incident';
import { revealNumber } from '@linli/services/shifts/reveal-number';
import { showCode } from '@linli/services/shifts/show-code';
import { showHandover } from '@linli/services/shifts/show-handover';
import { showIncidentPhoto } from '@linli/services/shifts/show-incident-photo';
import { showLog } from '@linli/services/shifts/show-log';
import { uploadIncidentPhoto } from '@linli/services/shifts/upload-incident-photo';
import { writeNote } from '@linli/services/shifts/write-note';
import type { HandlersFor } from '../handlers.ts';

type Own =
  | 'GET /shifts/code/:checkpointId'
  | 'POST /shifts/check-in'
  | 'POST /shifts/check-in-for'
  | 'POST /shifts/check-out'
  | 'POST /shifts/check-out-for'
  | 'POST /shifts/reveal-number'
  | 'GET /shifts/handover/:claimId'
  | 'POST /shifts/write-note'
  | 'POST /shifts/read-note'
  | 'POST /shifts/upload-photo'
  | 'GET /shifts/photos/:photoId'
  | 'POST /shifts/report-incident'
  | 'GET /shifts/log'
  | 'GET /shifts/to-settle'
  | 'POST /shifts/confirm-hours'
  | 'POST /shifts/record-no-show'
  | 'POST /shifts/dispute'
  | 'POST /shifts/decide-dispute';

/** What happens at a checkpoint while people stand there. */
export const dutyHandlers: HandlersFor<Own> = {
  'GET /shifts/code/:checkpointId': showCode,
  'POST /shifts/check-in': checkIn,
  'POST /shifts/check-in-for': checkInFor,
  'POST /shifts/check-out': checkOut,
  'POST /shifts/check-out-for': checkOutFor,
  'POST /shifts/reveal-number': revealNumber,
  'GET /shifts/handover/:claimId': showHandover,
  'POST /shifts/write-note': writeNote,
  'POST /shifts/read-note': readNote,
  'POST /shifts/upload-photo': uploadIncidentPhoto,
  'GET /shifts/photos/:photoId': showIncidentPhoto,
  'POST /shifts/report-incident': reportIncident,
  'GET /shifts/log': showLog,
  'GET /shifts/to-settle': listToSettle,
  'POST /shifts/confirm-hours': confirmHours,
  'POST /shifts/record-no-show': recordNoShow,
  'POST /shifts/dispute': disputeDuty,
  'POST /shifts/decide-dispute': decideDispute,
};
