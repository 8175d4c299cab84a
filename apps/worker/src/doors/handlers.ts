import { inTransaction } from '@linli/services/context';
import { deleteOldPushes } from '@linli/services/doors/delete-old-pushes';
import { pushDue } from '@linli/services/doors/push-due';
import type { JobHandlers } from '../system-context.ts';

export const doorsHandlers: JobHandlers<'doors.push' | 'doors.sweep-push' | 'doors.delete-old'> = {
  'doors.push': (ctx, _, { signal }) => pushDue(ctx, signal),
  'doors.sweep-push': (ctx, _, { signal }) => pushDue(ctx, signal),
  'doors.delete-old': (ctx) => inTransaction(ctx, deleteOldPushes),
};
