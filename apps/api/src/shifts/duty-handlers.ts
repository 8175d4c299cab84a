import { checkIn } from '@linli/services/shifts/check-in';
import { checkInFor } from '@linli/services/shifts/check-in-for';
import { checkOut } from '@linli/services/shifts/check-out';
import { checkOutFor } from '@linli/services/shifts/check-out-for';
import { readNote } from '@linli/services/shifts/read-note';
import { showCode } from '@linli/services/shifts/show-code';
import { showHandover } from '@linli/services/shifts/show-handover';
import { writeNote } from '@linli/services/shifts/write-note';
import type { HandlersFor } from '../handlers.ts';

type Own =
  | 'GET /shifts/code/:checkpointId'
  | 'POST /shifts/check-in'
  | 'POST /shifts/check-in-for'
  | 'POST /shifts/check-out'
  | 'POST /shifts/check-out-for'
  | 'GET /shifts/handover/:claimId'
  | 'POST /shifts/write-note'
  | 'POST /shifts/read-note';

/** What happens at a checkpoint while people stand there. */
export const dutyHandlers: HandlersFor<Own> = {
  'GET /shifts/code/:checkpointId': showCode,
  'POST /shifts/check-in': checkIn,
  'POST /shifts/check-in-for': checkInFor,
  'POST /shifts/check-out': checkOut,
  'POST /shifts/check-out-for': checkOutFor,
  'GET /shifts/handover/:claimId': showHandover,
  'POST /shifts/write-note': writeNote,
  'POST /shifts/read-note': readNote,
};
