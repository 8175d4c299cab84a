import { inTransaction } from '@linli/services/context';
import { sweepDue } from '@linli/services/reports/sweep-due';
import { tickGapLadder } from '@linli/services/reports/tick-gap-ladder';
import type { JobHandlers } from '../system-context.ts';

export const reportsHandlers: JobHandlers<'reports.tick-gap-ladder' | 'reports.sweep-due'> = {
  'reports.tick-gap-ladder': (ctx, payload) => inTransaction(ctx, (inner) => tickGapLadder(inner, payload)),
  'reports.sweep-due': (ctx) => sweepDue(ctx),
};
