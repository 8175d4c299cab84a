import { inTransaction } from '@linli/services/context';
import { deleteOld } from '@linli/services/notices/delete-old';
import { deliverDue } from '@linli/services/notices/deliver-due';
import { sweepDue } from '@linli/services/notices/sweep-due';
import type { JobHandlers } from '../system-context.ts';

export const noticesHandlers: JobHandlers<
  'notices.deliver-due' | 'notices.sweep-due' | 'notices.delete-old'
> = {
  'notices.deliver-due': (ctx, payload, { signal }) => deliverDue(ctx, payload, signal),
  'notices.sweep-due': (ctx, _, { signal }) => sweepDue(ctx, signal),
  'notices.delete-old': (ctx) => inTransaction(ctx, deleteOld),
};
