import { sweepDeadLetters } from '@linli/jobs/outbox';
import type { JobHandlers } from '../system-context.ts';

export const outboxHandlers: JobHandlers<'outbox.sweep'> = {
  'outbox.sweep': (ctx) => sweepDeadLetters(ctx.db, ctx.clock.now()),
};
