import { deliverDue } from '@linli/services/notices/deliver-due';
import { sweepDue } from '@linli/services/notices/sweep-due';
import type { JobHandlers } from '../system-context.ts';

export const noticesHandlers: JobHandlers<'notices.deliver-due' | 'notices.sweep-due'> = {
  'notices.deliver-due': (ctx, payload, { signal }) => deliverDue(ctx, payload, signal),
  'notices.sweep-due': (ctx, _, { signal }) => sweepDue(ctx, signal),
};
