import { inTransaction } from '@linli/services/context';
import { closeConfirmed } from '@linli/services/requests/close-confirmed';
import { dropLoosePhotos } from '@linli/services/requests/drop-loose-photos';
import { endDuePauses, endPauseInTime } from '@linli/services/requests/resume-request';
import type { JobHandlers } from '../system-context.ts';

export const requestsHandlers: JobHandlers<
  'requests.end-pause' | 'requests.end-due-pauses' | 'requests.close-confirmed' | 'requests.drop-loose-photos'
> = {
  'requests.end-pause': (ctx, payload) => inTransaction(ctx, (inner) => endPauseInTime(inner, payload)),
  'requests.end-due-pauses': (ctx) => endDuePauses(ctx),
  'requests.close-confirmed': (ctx) => closeConfirmed(ctx),
  'requests.drop-loose-photos': (ctx) => dropLoosePhotos(ctx),
};
