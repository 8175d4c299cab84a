import { sweepDue } from '@linli/services/escalation/sweep-due';
import { tickDue } from '@linli/services/escalation/tick-due';
import type { JobHandlers } from '../system-context.ts';

export const escalationHandlers: JobHandlers<'escalation.tick-due' | 'escalation.sweep-due'> = {
  'escalation.tick-due': (ctx) => tickDue(ctx),
  'escalation.sweep-due': (ctx) => sweepDue(ctx),
};
