import { inTransaction } from '@linli/services/context';
import { closeConfirmed } from '@linli/services/requests/close-confirmed';
import { endDuePauses, endPauseInTime } from '@linli/services/requests/resume-request';
import type { JobHandlers } from '../system-context.ts';

export const requestsHandlers: JobHandlers<
  'requests.end-pause' | 'requests.end-due-pauses' | 'requests.close-confirmed'
> = {
  'requests.end-pause': (ctx, payload) => inTransaction(ctx, (inner) => endPauseInTime(inner, payload)),
  'requests.end-due-pauses': (ctx) => endDuePauses(ctx),
  'requests.close-confirmed': (ctx) => closeConfirmed(ctx),
};
