import { inTransaction } from '@linli/services/context';
import { sweepExpired } from '@linli/services/identity/sweep-expired';
import type { JobHandlers } from '../system-context.ts';

export const identityHandlers: JobHandlers<'identity.sweep-expired'> = {
  'identity.sweep-expired': (ctx) => inTransaction(ctx, sweepExpired),
};
