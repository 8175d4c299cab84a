import { inTransaction } from '@linli/services/context';
import { dailyDigest } from '@linli/services/escalation/daily-digest';
import { reportLate } from '@linli/services/escalation/report-late';
import { tickDue } from '@linli/services/escalation/tick-due';
import type { JobHandlers } from '../system-context.ts';

export const escalationHandlers: JobHandlers<
  'escalation.tick-due' | 'escalation.sweep-due' | 'escalation.report-late' | 'escalation.daily-digest'
> = {
  'escalation.tick-due': (ctx) => tickDue(ctx),
  'escalation.sweep-due': (ctx) => tickDue(ctx),
  'escalation.report-late': (ctx) => inTransaction(ctx, reportLate),
  'escalation.daily-digest': (ctx) => inTransaction(ctx, dailyDigest),
};
